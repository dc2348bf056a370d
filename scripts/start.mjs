#!/usr/bin/env node
// `npm start`: real use of this checkout, with the user's own data folder. Arguments go to the console.
import { build } from './build.mjs'
import { runConsole } from './lib/console.mjs'
import { hasDisplay } from './lib/desktop.mjs'
import { SetupError, say } from './lib/say.mjs'
import { setUp } from './setup.mjs'

try {
  if (!hasDisplay()) {
    throw new SetupError(
      'There is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set).',
      'start it in a desktop session, or see it on a virtual one with `npm run demo`.',
    )
  }
  await setUp()
  await build()
  process.exitCode = await runConsole(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  say(error.message)
  process.exitCode = 1
}

#!/usr/bin/env node
// `node scripts/desktop.mjs PROGRAM [ARGUMENTS]`: runs a program on a virtual desktop of its own (X server,
// session bus, window manager, notification daemon) and ends with its exit code.
import { startDesktop } from './lib/desktop.mjs'
import { foreground } from './lib/foreground.mjs'
import { SetupError, say } from './lib/say.mjs'

const [program, ...args] = process.argv.slice(2)
try {
  if (!program) throw new SetupError('usage: node scripts/desktop.mjs PROGRAM [ARGUMENTS]')
  const desktop = await startDesktop()
  try {
    process.exitCode = await foreground(program, args, { env: desktop.env })
  } finally {
    await desktop.stop()
  }
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  say(error.message)
  process.exitCode = 1
}

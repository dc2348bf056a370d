#!/usr/bin/env node
// The `pantau` command from a checkout: makes sure that the packages are installed, then runs the command's
// own source under the project's Node. Writes nothing to stdout itself.
import { join } from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { foreground } from './lib/foreground.mjs'
import { projectNode, repoRoot } from './lib/paths.mjs'
import { SetupError, say } from './lib/say.mjs'

try {
  await ensureDependencies()
  const command = join(repoRoot, 'src', 'cli', 'main.ts')
  process.exitCode = await foreground(projectNode, [command, ...process.argv.slice(2)])
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  say(error.message)
  process.exitCode = 1
}

#!/usr/bin/env node
// `npm run demo -- [--seconds N]`: the console on its own hub with a simulated shop day. Where there is no
// display it brings its own virtual one.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { build } from './build.mjs'
import { runConsole } from './lib/console.mjs'
import { hasDisplay, startDesktop } from './lib/desktop.mjs'
import { repoRoot } from './lib/paths.mjs'
import { SetupError, say } from './lib/say.mjs'
import { setUp } from './setup.mjs'

const USAGE = 'usage: npm run demo -- [--seconds N] [further arguments of the console]'
const dataRoot = join(repoRoot, 'out', 'demo-data')
const picture = join(repoRoot, 'out', 'demo.png')

function checkArguments(args) {
  const at = args.indexOf('--seconds')
  if (at >= 0 && !(Number(args[at + 1]) > 0)) {
    throw new SetupError(`--seconds wants a number above 0, not ${args[at + 1] ?? 'nothing'}.`, USAGE)
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Every demo day starts empty. The folder stays afterwards, to look into; the next demo clears it away. */
async function freshDataFolder() {
  await mkdir(dataRoot, { recursive: true })
  for (const name of await readdir(dataRoot)) {
    if (!alive(Number(name))) await rm(join(dataRoot, name), { recursive: true, force: true })
  }
  const folder = join(dataRoot, String(process.pid))
  await mkdir(folder, { recursive: true })
  return folder
}

async function main() {
  const args = process.argv.slice(2)
  checkArguments(args)
  const virtual = !hasDisplay()
  await setUp({ display: virtual })
  await build()
  const folder = await freshDataFolder()
  await rm(picture, { force: true })
  if (virtual) say('no display here: opening the console on a virtual one of 1366 x 768')
  const desktop = virtual ? await startDesktop() : { env: process.env, stop: async () => undefined }
  try {
    const fixed = ['--demo', '--data-dir', folder, '--capture', picture, '--status-interval', '5']
    // Chromium's complaints about missing system services would bury the status lines.
    const code = await runConsole(['--log-level=3', ...fixed, ...args], { env: desktop.env })
    if (existsSync(picture)) say(`picture of the window: ${relative(process.cwd(), picture)}`)
    process.exitCode = code
  } finally {
    await desktop.stop()
  }
}

main().catch((error) => {
  if (!(error instanceof SetupError)) throw error
  say(error.message)
  process.exitCode = 1
})

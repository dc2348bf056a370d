#!/usr/bin/env node
// `npm run bench [-- NAME [ARGUMENTS]]`: every benchmark of test/bench, one after the other, or the one
// named. A benchmark is a file that says how to run it ("Usage: node [FLAGS] test/bench/NAME.ts"); others are
// parts.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from './build.mjs'
import { hasDisplay, startDesktop } from './lib/desktop.mjs'
import { foreground } from './lib/foreground.mjs'
import { projectNode, repoRoot } from './lib/paths.mjs'
import { SetupError, say } from './lib/say.mjs'
import { setUp } from './setup.mjs'

const folder = join(repoRoot, 'test', 'bench')

/** Flags of Node for each benchmark, by name. */
async function benchmarks() {
  const found = new Map()
  for (const file of (await readdir(folder)).sort()) {
    if (!file.endsWith('.ts')) continue
    const text = await readFile(join(folder, file), 'utf8')
    const usage = /Usage: node ((?:--\S+ )*)test\/bench\/(\S+)\.ts/.exec(text)
    if (usage && `${usage[2]}.ts` === file) found.set(usage[2], usage[1].split(' ').filter(Boolean))
  }
  return found
}

async function main() {
  const [wanted, ...args] = process.argv.slice(2)
  const all = await benchmarks()
  if (wanted !== undefined && !all.has(wanted)) {
    throw new SetupError(`There is no benchmark ${wanted}; there are: ${[...all.keys()].join(', ')}.`)
  }
  const virtual = !hasDisplay()
  await setUp({ display: virtual })
  await build()
  const desktop = virtual ? await startDesktop() : { env: process.env, stop: async () => undefined }
  const failed = []
  try {
    for (const name of wanted === undefined ? all.keys() : [wanted]) {
      process.stdout.write(`\n=== ${name}\n`)
      const command = [...all.get(name), join(folder, `${name}.ts`), ...args]
      const code = await foreground(projectNode, command, { env: desktop.env })
      if (code !== 0) failed.push(name)
    }
  } finally {
    await desktop.stop()
  }
  if (failed.length > 0) throw new SetupError(`These benchmarks failed: ${failed.join(', ')}.`)
}

main().catch((error) => {
  if (!(error instanceof SetupError)) throw error
  say(error.message)
  process.exitCode = 1
})

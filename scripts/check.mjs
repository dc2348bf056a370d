#!/usr/bin/env node
// Everything that tells in less than a minute whether a change is in order: format, lint, types, the import
// table, dead code, the changelog and the unit tests. Needs no Electron.
import { ensureDependencies } from './lib/dependencies.mjs'
import { SetupError, say } from './lib/say.mjs'
import { inParallel } from './lib/stages.mjs'
import { staticChecks } from './lib/static-checks.mjs'
import { runVitest } from './lib/vitest.mjs'

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

async function main() {
  await ensureDependencies()
  const began = performance.now()
  const unit = { name: 'unit tests', run: () => runVitest(['unit'], { quiet: true }) }
  const results = await inParallel([unit, ...staticChecks], 2, async (check) => {
    const since = performance.now()
    const result = await check.run()
    process.stdout.write(`${result.ok ? 'ok    ' : 'FAILED'} ${check.name} (${seconds(since)})\n`)
    return { ...result, name: check.name }
  })
  const failed = results.filter((result) => !result.ok)
  for (const { name, output } of failed) process.stdout.write(`\n--- ${name}\n${output}\n`)
  const verdict =
    failed.length === 0 ? 'everything is in order' : `failed: ${failed.map((one) => one.name).join(', ')}`
  process.stdout.write(`\ncheck: ${verdict} (${seconds(began)})\n`)
  if (failed.length > 0) process.exitCode = 1
}

main().catch((error) => {
  if (!(error instanceof SetupError)) throw error
  say(error.message)
  process.exitCode = 1
})

#!/usr/bin/env node
// `npm test`: set up, then every kind of test, and one line of numbers at the end. `--only unit,e2e` picks
// stages while developing; the whole run takes no arguments.
import { build } from './build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { allE2e } from './lib/e2e.mjs'
import { say } from './lib/say.mjs'
import { addCounts, counts, inParallel, summaryLine } from './lib/stages.mjs'
import { staticChecks } from './lib/static-checks.mjs'
import { runVitest } from './lib/vitest.mjs'
import { setUp } from './setup.mjs'

async function staticStage() {
  const results = await inParallel(staticChecks, 2, async (check) => {
    const { ok, output } = await check.run()
    process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${check.name}\n${ok ? '' : `${output}\n`}`)
    return counts(ok ? 1 : 0, ok ? 0 : 1)
  })
  return addCounts(results)
}

async function buildStage() {
  await build()
  return counts(1, 0)
}

const vitestStage = (project) => async () => (await runVitest([project])).counts

const stages = [
  ['static', staticStage],
  ['unit', vitestStage('unit')],
  ['integration', vitestStage('integration')],
  ['contract', vitestStage('contract')],
  ['build', buildStage],
  ['e2e', allE2e],
  ['package', vitestStage('package')],
]

function chosenStages(argv) {
  const at = argv.indexOf('--only')
  if (at < 0) return stages
  const names = (argv[at + 1] ?? '').split(',')
  const unknown = names.filter((name) => !stages.some(([stage]) => stage === name))
  if (unknown.length > 0) {
    process.stderr.write(
      `--only: no stage ${unknown.join(', ')}; there are ${stages.map(([name]) => name).join(', ')}\n`,
    )
    process.exit(2)
  }
  return stages.filter(([name]) => names.includes(name))
}

async function main() {
  const chosen = chosenStages(process.argv.slice(2))
  const all = []
  const report = []
  try {
    await ensureDependencies()
    await setUp({ display: process.platform === 'linux', tests: true })
  } catch (error) {
    // Without a runtime nothing was tested: that is a failure, never a skip.
    say(error.message)
    process.stdout.write(`${summaryLine(counts(0, 1))}\n`)
    process.exit(1)
  }
  for (const [name, work] of chosen) {
    const since = performance.now()
    process.stdout.write(`\n=== ${name}\n`)
    let result
    try {
      result = await work()
    } catch (error) {
      process.stdout.write(`${error.stack ?? error}\n`)
      result = counts(0, 1)
    }
    all.push(result)
    report.push(`${name}: ${summaryLine(result)} (${((performance.now() - since) / 1000).toFixed(0)} s)`)
  }
  const total = addCounts(all)
  process.stdout.write(`\n${report.join('\n')}\n\n${summaryLine(total)}\n`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}

await main()

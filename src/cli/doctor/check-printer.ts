import type { Clock } from '../../node/time/clock.ts'
import type { Check, CheckStep } from '../../shared/domain/check.ts'
import { createTranslate } from '../../shared/i18n/translate.ts'

/** A step that takes longer is told of while it runs, ms. */
const quietMs = 1_000

export interface CheckPrinterOptions {
  readonly clock: Clock
  readonly json: boolean
  readonly out: (line: string) => void
  /** What is only of interest while one waits. */
  readonly progress: (line: string) => void
}

/** Writes a test as it goes: each step once, when it is over, and then what came of it. The command speaks English. */
export function createCheckPrinter(options: CheckPrinterOptions): { show(check: Check): void } {
  const { clock, json, out } = options
  const t = createTranslate('en')
  const told = new Set<string>()
  let cancelTimer = (): void => {}

  function showStep(step: CheckStep): void {
    if (json) {
      out(JSON.stringify({ kind: 'step', ...step }))
      return
    }
    // What was not come to says nothing.
    if (step.outcome === 'skipped' && step.detail === '') return
    const took = step.ms === null ? '' : ` (${step.ms} ms)`
    const name = t(`check.step.${step.name}`).padEnd(24)
    out(`${name}  ${t(`check.outcome.${step.outcome}`).padEnd(7)}  ${step.detail}${took}`.trimEnd())
  }

  function showResult({ healthy, cause, url, profile, fingerprint }: Check): void {
    if (json) {
      const words =
        cause === null
          ? {}
          : { title: t(`check.cause.${cause}.title`), advice: t(`check.cause.${cause}.body`) }
      out(JSON.stringify({ kind: 'result', healthy, cause, url, profile, fingerprint, ...words }))
      return
    }
    if (profile !== '') out(`Kind of server: ${profile}`)
    if (fingerprint !== null) out(`Certificate SHA-256: ${fingerprint}`)
    if (cause === null) out(t('check.healthy'))
    else out(`${t(`check.cause.${cause}.title`)} (${cause}). ${t(`check.cause.${cause}.body`)}`)
  }

  function watch(step: CheckStep | undefined): void {
    cancelTimer()
    if (step === undefined) return
    cancelTimer = clock.after(quietMs, () => options.progress(`… ${t(`check.step.${step.name}`)}: waiting`))
  }

  return {
    show(check) {
      for (const step of check.steps) {
        if (step.outcome === 'running' || told.has(step.name)) continue
        told.add(step.name)
        showStep(step)
      }
      watch(check.steps.find(({ outcome }) => outcome === 'running'))
      if (check.healthy !== null) showResult(check)
    },
  }
}

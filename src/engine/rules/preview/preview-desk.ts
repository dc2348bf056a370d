import type { Clock } from '../../../node/time/clock.ts'
import type { BuiltInChange, RuleSettings } from '../../../shared/domain/rule.ts'
import type { RulePreview } from '../../../shared/ipc/routes/alert.ts'
import type { Journal } from '../../journal/types.ts'
import { createPreviewRun, type PreviewRun, type PreviewRunOptions, toldCalls } from './preview-run.ts'
import { previewSilence, together } from './silence-preview.ts'

/** Newest events that a preview looks at. */
const previewEvents = 200_000
/** Work at one go, ms; between two slices everything else has its turn (`npm run bench -- rule-preview`). */
const sliceMs = 5
/** Rest between two slices, ms: a thread that never rests is the first that a busy machine keeps waiting. */
const restMs = 2
const dayMs = 24 * 60 * 60 * 1000

/** How a preview ended. `superseded`: its view asked for another one, or for none any more; `away`: the journal cannot be read now. */
export type PreviewOutcome =
  | { readonly status: 'done'; readonly preview: RulePreview }
  | { readonly status: 'superseded' }
  | { readonly status: 'away' }

/** "Would have fired 3 times last week" (issue 4.1). One at a time for each view; a new one ends the one before. */
export interface PreviewDesk {
  /** Changes nothing. @param days how far back, as far as the journal reaches */
  run(viewId: number, rule: RuleSettings, days: number): Promise<PreviewOutcome>
  /** Nobody waits for the preview of a view any more. */
  end(viewId: number): void
}

export interface PreviewDeskOptions {
  readonly clock: Clock
  /** Null while it cannot be read. */
  readonly journal: () => Journal | null
  readonly settings: () => PreviewRunOptions['settings']
  readonly sourceName: (source: string) => string
}

/** Work in slices: each `next` is one. Null: the journal cannot be read now. */
type Work = Generator<void, RulePreview | null>

export function createPreviewDesk(options: PreviewDeskOptions): PreviewDesk {
  const { clock, sourceName } = options
  const newest = new Map<number, symbol>()

  /** @returns number of the event to go on with, null at the end. Looks at one at least, so that it gets on in any case */
  function slice(journal: Journal, run: PreviewRun, first: number, end: number): number | null {
    const stopAt = clock.monotonic() + sliceMs
    let next: number | null = null
    journal.readEvents(first, (row) => {
      if (row.id >= end) return false
      run.look(row)
      if (clock.monotonic() < stopAt) return true
      next = row.id + 1
      return false
    })
    return next
  }

  function* lookAtEvents(rule: RuleSettings, since: number, now: number): Work {
    const opened = options.journal()
    if (opened === null) return null
    const run = createPreviewRun({ rule, settings: options.settings(), sourceName })
    // What comes while it runs is not looked at, so it has an end.
    const end = opened.firstEventSince(Number.POSITIVE_INFINITY, 0)
    let next: number | null = opened.firstEventSince(since, previewEvents)
    while (next !== null) {
      const journal = options.journal()
      if (journal === null) return null
      next = slice(journal, run, next, end)
      yield
    }
    return run.result(now)
  }

  function* lookAtSilence(rule: BuiltInChange, since: number): Work {
    const parts: RulePreview[] = []
    for (const source of options.journal()?.historySources() ?? []) {
      const minutes = options.journal()?.minutesOf(source, since)
      if (minutes === undefined) return null
      const takes = rule.sources.length === 0 || rule.sources.includes(source)
      if (takes) parts.push(previewSilence(rule, minutes, sourceName))
      yield
    }
    return options.journal() === null ? null : together(parts, toldCalls)
  }

  return {
    async run(viewId, rule, days) {
      const turn = Symbol('preview')
      newest.set(viewId, turn)
      const now = clock.now()
      const since = now - days * dayMs
      const isSilence = rule.kind === 'built-in' && rule.id === 'source-silent'
      const work = isSilence ? lookAtSilence(rule, since) : lookAtEvents(rule, since, now)
      try {
        for (;;) {
          const step = work.next()
          if (step.done === true) {
            return step.value === null ? { status: 'away' } : { status: 'done', preview: step.value }
          }
          await new Promise((resolve) => setTimeout(resolve, restMs))
          if (newest.get(viewId) !== turn) return { status: 'superseded' }
        }
      } finally {
        if (newest.get(viewId) === turn) newest.delete(viewId)
      }
    },
    end: (viewId) => void newest.delete(viewId),
  }
}

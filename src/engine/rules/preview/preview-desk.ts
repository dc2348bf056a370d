import type { Clock } from '../../../node/time/clock.ts'
import type { RuleSettings } from '../../../shared/domain/rule.ts'
import type { RulePreview } from '../../../shared/ipc/routes/alert.ts'
import type { Journal } from '../../journal/types.ts'
import { createPreviewRun, type PreviewRun, type PreviewRunOptions } from './preview-run.ts'
import { previewSilence } from './silence-preview.ts'

/** Newest events that a preview looks at. */
const previewEvents = 200_000
/** Work at one go, ms; between two slices everything else has its turn (`npm run bench -- rule-preview`). */
const sliceMs = 5
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

export function createPreviewDesk(options: PreviewDeskOptions): PreviewDesk {
  const { clock, sourceName } = options
  const newest = new Map<number, symbol>()

  /** @returns number of the event to go on with, null at the end */
  function slice(journal: Journal, run: PreviewRun, first: number, until: number): number | null {
    const end = clock.monotonic() + sliceMs
    let next: number | null = null
    journal.readEvents(first, (row) => {
      if (row.id > until) return false
      if (clock.monotonic() >= end) {
        next = row.id
        return false
      }
      run.look(row)
      return true
    })
    return next
  }

  return {
    async run(viewId, rule, days) {
      const turn = Symbol('preview')
      newest.set(viewId, turn)
      const now = clock.now()
      const since = now - days * dayMs
      const opened = options.journal()
      if (opened === null) return { status: 'away' }
      if (rule.kind === 'built-in' && rule.id === 'source-silent') {
        const preview = previewSilence(rule, opened.history(since).minutes, sourceName)
        return { status: 'done', preview }
      }
      const run = createPreviewRun({ rule, settings: options.settings(), sourceName })
      // What comes while it runs is not looked at, so it has an end.
      const until = opened.firstEventSince(Number.POSITIVE_INFINITY, 0)
      let next: number | null = opened.firstEventSince(since, previewEvents)
      while (next !== null) {
        const journal = options.journal()
        if (journal === null) {
          newest.delete(viewId)
          return { status: 'away' }
        }
        next = slice(journal, run, next, until - 1)
        await new Promise((resolve) => setImmediate(resolve))
        if (newest.get(viewId) !== turn) return { status: 'superseded' }
      }
      newest.delete(viewId)
      return { status: 'done', preview: run.result(now) }
    },
    end: (viewId) => void newest.delete(viewId),
  }
}

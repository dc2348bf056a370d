import type { Clock } from '../../node/time/clock.ts'
import type { SourceView } from '../../shared/domain/connection.ts'
import type { Breach } from '../../shared/domain/rule.ts'
import type { Settings } from '../../shared/settings/schema.ts'
import type { CommitCause, Committer } from '../pipeline/committer.ts'
import type { Change, View } from '../projections/view.ts'
import { isWaiting, raiseBreach, waitMs } from './breach.ts'
import { changedRules, reviseRules } from './revise.ts'
import { createRuleBook, type RuleBook } from './rule-book.ts'
import type { RuleContext } from './rule-context.ts'
import { createSilenceWatch } from './silence-watch.ts'

type RuledSettings = Pick<Settings, 'rules' | 'thresholds'>

export interface RuleDeskOptions {
  readonly state: View
  readonly clock: Clock
  /** Of the start; later ones come with `applySettings`. */
  readonly settings: RuledSettings
  readonly committer: () => Pick<Committer, 'change'>
  /** All sources as they are now. */
  readonly views: () => readonly SourceView[]
}

/** What of the rules needs a clock or follows the settings; what follows events is {@link evaluateRules} in each tick. */
export interface RuleDesk {
  /** The rules of the moment. */
  book(): RuleBook
  /** What a tick tells its projections and rules, but the time. */
  context(): Omit<RuleContext, 'now'> & Pick<RuleBook, 'limitsOf'>
  /** To be called before any event comes. What waited while the program was closed begins its wait anew; nobody is called. */
  start(): void
  /** Other limits and rules: everything stands as they want it afterwards, and nobody was called. */
  applySettings(settings: RuledSettings): void
  /** To be called after each commit, after the views were told. */
  afterCommit(changes: readonly Change[], cause: CommitCause): void
  stop(): void
}

export function createRuleDesk(options: RuleDeskOptions): RuleDesk {
  const { state, clock } = options
  let settings = options.settings
  let book = createRuleBook(settings)
  let cancel = (): void => {}
  let running = false

  const silence = createSilenceWatch({
    state,
    clock,
    rules: () => book,
    views: options.views,
    change: (edit) => options.committer().change(edit),
  })

  const context = () => ({
    rules: book,
    limitsOf: book.limitsOf,
    sourceName: (source: string) => state.get('sources', source)?.name ?? source,
  })
  const contextNow = (): RuleContext => ({ ...context(), now: clock.now() })

  /** When a waiting breach calls, epoch ms. */
  function dueOf(breach: Breach): number {
    return isWaiting(breach)
      ? breach.since + (waitMs({ rules: book }, breach.rule) ?? 0)
      : Number.POSITIVE_INFINITY
  }

  function arm(): void {
    cancel()
    let next = Number.POSITIVE_INFINITY
    for (const [, breach] of state.entries('breaches')) next = Math.min(next, dueOf(breach))
    if (next < Number.POSITIVE_INFINITY) cancel = clock.after(Math.max(0, next - clock.now()), raiseDue)
  }

  function raiseDue(): void {
    const now = contextNow()
    options.committer().change((draft) => {
      for (const [, breach] of [...draft.entries('breaches')]) {
        if (dueOf(breach) <= now.now) raiseBreach(draft, breach, now)
      }
    })
    arm()
  }

  /** Nobody watched: whether these stood all the time is not known, so their time begins again. */
  function waitAnew(which: (breach: Breach) => boolean): void {
    const stale = [...state.entries('breaches')].filter(([, breach]) => isWaiting(breach) && which(breach))
    if (stale.length === 0) return
    options.committer().change((draft) => {
      for (const [id, breach] of stale) draft.set(['breaches', id, { ...breach, since: clock.now() }])
    })
  }

  function revise(changed: ReadonlySet<string>): void {
    options.committer().change((draft) => reviseRules(draft, changed, contextNow()))
  }

  return {
    book: () => book,
    context,
    start() {
      revise(new Set())
      waitAnew((breach) => dueOf(breach) <= clock.now())
      running = true
      silence.start()
      arm()
    },
    applySettings(next) {
      if (next.rules === settings.rules && next.thresholds === settings.thresholds) return
      const changed = changedRules(settings.rules, next.rules)
      settings = next
      book = createRuleBook(next)
      revise(changed)
      silence.follow()
      arm()
    },
    afterCommit(changes, cause) {
      if (!running) return
      let breachesChanged = false
      for (const { patch } of changes) {
        if (patch[0] === 'breaches') breachesChanged = true
        else if (patch[0] === 'sources') silence.sourceChanged(patch[1])
      }
      if (!breachesChanged) return
      // Shown again after an undo: it was not watched meanwhile.
      if (cause === 'shown-again') waitAnew((breach) => dueOf(breach) <= clock.now())
      arm()
    },
    stop() {
      running = false
      cancel()
      silence.stop()
    },
  }
}

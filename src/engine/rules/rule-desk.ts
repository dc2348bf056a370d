import type { Clock } from '../../node/time/clock.ts'
import type { SourceView } from '../../shared/domain/connection.ts'
import type { Settings } from '../../shared/settings/schema.ts'
import type { CommitCause, Committer } from '../pipeline/committer.ts'
import type { Change, View } from '../projections/view.ts'
import { raiseBreach, waitMs } from './breach.ts'
import { changedRules, reviseRules } from './revise.ts'
import { createRuleBook, type RuleBook } from './rule-book.ts'
import type { RuleContext } from './rule-context.ts'
import { createSilenceWatch } from './silence-watch.ts'
import { createWaitDesk } from './wait-desk.ts'

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
  /** To be called before any event comes. What fell due while the program was closed begins its wait anew; nobody is called. */
  start(): void
  /**
   * Other limits and rules: everything stands as they want it afterwards, and nobody was called, but by what waited and
   * has stood for as long as they ask for now.
   */
  applySettings(settings: RuledSettings): void
  /** To be called after each commit, after the views were told. */
  afterCommit(changes: readonly Change[], cause: CommitCause): void
  stop(): void
}

export function createRuleDesk(options: RuleDeskOptions): RuleDesk {
  const { state, clock } = options
  let settings = options.settings
  let book = createRuleBook(settings)
  let running = false

  const waits = createWaitDesk({
    state,
    clock,
    waitOf: (breach) => waitMs({ rules: book }, breach.rule) ?? 0,
    onDue: (breaches) =>
      options.committer().change((draft) => {
        for (const breach of breaches) raiseBreach(draft, breach, contextNow())
      }),
  })

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

  function revise(changed: ReadonlySet<string>): void {
    options.committer().change((draft) => reviseRules(draft, changed, contextNow()))
  }

  return {
    book: () => book,
    context,
    start() {
      revise(new Set())
      running = true
      silence.start()
      waits.start()
    },
    applySettings(next) {
      if (next.rules === settings.rules && next.thresholds === settings.thresholds) return
      const changed = changedRules(settings.rules, next.rules)
      settings = next
      book = createRuleBook(next)
      revise(changed)
      silence.follow()
      // Before any event comes: a rule without a pending time has nothing that waits.
      waits.raiseDue()
    },
    afterCommit(changes, cause) {
      if (!running) return
      waits.afterCommit(changes)
      for (const { patch } of changes) if (patch[0] === 'sources') silence.sourceChanged(patch[1])
      // The rules may have become others meanwhile.
      if (cause === 'shown-again') revise(new Set())
    },
    stop() {
      running = false
      waits.stop()
      silence.stop()
    },
  }
}

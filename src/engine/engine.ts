import type { AppNotice } from '../shared/domain/app-notice.ts'
import type { Handlers } from '../shared/ipc/contract.ts'
import { alertHandlers } from './api/handlers/alert.ts'
import { attentionHandlers } from './api/handlers/attention.ts'
import { checkHandlers } from './api/handlers/check.ts'
import { consoleHandlers } from './api/handlers/console.ts'
import { hubHandlers } from './api/handlers/hub.ts'
import { logHandlers } from './api/handlers/log.ts'
import { privacyHandlers } from './api/handlers/privacy.ts'
import { ruleHandlers } from './api/handlers/rule.ts'
import { saleHandlers } from './api/handlers/sale.ts'
import { settingsHandlers } from './api/handlers/settings.ts'
import { createSettingsWriter } from './api/handlers/settings-writer.ts'
import { shellHandlers } from './api/handlers/shell.ts'
import { sourceHandlers } from './api/handlers/source.ts'
import { sourceEditHandlers } from './api/handlers/source-edit.ts'
import { createSourceSettingsList } from './api/handlers/source-settings.ts'
import { createRouter, type Router } from './api/router.ts'
import { type AttentionParts, createAttention } from './attention/attention.ts'
import { type AwayDesk, createAwayDesk } from './attention/away-desk.ts'
import { machineZone } from './attention/zone-time.ts'
import { type ConsoleBoard, createConsoleBoard } from './console-board.ts'
import { type Core, openCore } from './core.ts'
import { type CheckDesk, createCheckDesk } from './doctor/check-desk.ts'
import type { Engine, EngineOptions } from './engine-api.ts'
import { createOutbox, type Outbox } from './outbox/outbox.ts'
import type { BeforeView, CommitCause } from './pipeline/committer.ts'
import type { HubEndpoint } from './ports.ts'
import { createPosterDesk, type PosterDesk } from './posters/poster-desk.ts'
import { type Change, changeOf } from './projections/view.ts'
import { createPinGuard } from './settings/pin-guard.ts'
import { headersFromSecret } from './sources/auth-headers.ts'
import { engineStatus } from './status.ts'
import { createSummaryBoard, summaryAfter } from './summary.ts'

/** The parts of a started engine. */
interface Running {
  readonly core: Core
  readonly outbox: Outbox
  readonly attention: AttentionParts
  readonly away: AwayDesk
  readonly board: ConsoleBoard
  readonly checks: CheckDesk
  readonly posters: PosterDesk
  readonly router: Router
  readonly unsubscribe: () => void
}

/** Composes the console's brain (design.md, sections 1 and 2). Nothing runs before `start`. */
export function createEngine(options: EngineOptions): Engine {
  const { clock, log, settings } = options
  let running: Running | null = null
  let endpoint: HubEndpoint | null = null
  let webhookTrouble: string | null = null
  let hidden = false
  let suspended = false
  const pins = createPinGuard(clock, () => settings.get().pin)
  const summary = createSummaryBoard(clock, (before, changed) => {
    if (running === null) return before
    const { muted } = settings.get().attention
    return summaryAfter(before, changed, { state: running.core.state, muted, now: clock.now() })
  })

  function started(): Running {
    if (running === null) throw new Error('the engine is not running')
    return running
  }

  function onCommitted(changes: readonly Change[], before: BeforeView, cause: CommitCause): void {
    if (running === null) return
    running.outbox.publish(changes)
    running.away.afterCommit(changes, before, cause)
    running.attention.desk.afterCommit(changes, before, cause)
    summary.afterCommit(changes)
  }

  /** Everything that is wrong with the program itself, whoever found it. */
  function notices(core: Core): readonly AppNotice[] {
    const trouble = webhookTrouble
    return [
      ...options.appInfo().notices,
      ...core.notices(),
      ...(trouble === null ? [] : [{ code: 'webhook-failed', detail: trouble } as const]),
    ]
  }

  function handlers(parts: Omit<Running, 'router' | 'unsubscribe'>): Handlers {
    const { secrets, files, appInfo, shell, voice, random } = options
    const { core, outbox, attention, board, checks } = parts
    const { sources, bin, history, state } = core
    const list = createSourceSettingsList(settings)
    const writer = createSettingsWriter(settings)
    return {
      ...consoleHandlers({ outbox, board, appInfo: () => ({ ...appInfo(), notices: notices(core) }) }),
      ...alertHandlers({ ...attention, state, files }),
      ...ruleHandlers(core.previews),
      ...saleHandlers(() => endpoint),
      ...settingsHandlers(writer),
      ...privacyHandlers({ settings, writer, pins, random }),
      ...attentionHandlers({ ...attention, settings, secrets, shell, voice }),
      ...shellHandlers({ shell, pins }),
      ...sourceHandlers({ settings, list, sources, history, files }),
      ...sourceEditHandlers({ list, secrets, sources, bin }),
      ...checkHandlers(checks),
      ...hubHandlers(() => endpoint),
      ...logHandlers({ state, files }),
    }
  }

  function start(): void {
    if (running !== null) return
    const core = openCore({
      ...options,
      settings: settings.get(),
      embeddedHub: options.embeddedHub ?? settings.get().hub.enabled,
      isHeldBack: () => false,
      onCommitted,
      onStored: () => {},
      onNotices: () => running?.board.noticesChanged(),
    })
    const { state, committer } = core
    const outbox = createOutbox(state)
    const board = createConsoleBoard(state, committer, () => notices(core))
    const attention = createAttention({
      ...options,
      state,
      settings: settings.get,
      zone: machineZone,
      committer: () => committer,
      onWebhookTrouble(detail) {
        webhookTrouble = detail
        board.noticesChanged()
      },
    })
    const checks = createCheckDesk({
      ...options,
      newId: core.newId,
      showCheck: (id, check) => committer.show([changeOf(state, ['checks', id, check])]),
    })
    const posters = createPosterDesk({
      ...options,
      state,
      find: (source) => settings.get().sources.find(({ id }) => id === source),
      headersOf: (source) => headersFromSecret(source, options.secrets),
    })
    const unsubscribe = settings.subscribe((next) => {
      core.applySettings(next)
      attention.desk.applySettings()
      posters.follow()
      summary.touched()
    })
    const parts = { core, outbox, attention, away: createAwayDesk(state, clock), board, checks, posters }
    running = { ...parts, router: createRouter(handlers(parts), log), unsubscribe }
    summary.touched()
    attention.desk.start()
    core.start()
  }

  /** Told before the screen comes back, so that its first snapshot has it. */
  function setAway(away: boolean): void {
    const summaryOfAbsence = started().away.setAway(away)
    if (summaryOfAbsence !== null) started().board.setAway(summaryOfAbsence)
  }

  return {
    start,
    async stop() {
      const parts = running
      running = null
      if (parts === null) return
      parts.unsubscribe()
      parts.attention.stop()
      parts.checks.stop()
      parts.posters.stop()
      summary.stop()
      parts.core.stop()
    },
    handle: (route, input, context) => started().router(route, input, context),
    attach: (viewId, send) => started().outbox.attach(viewId, send),
    setVisible(viewId, visible) {
      const { core, outbox } = started()
      if (visible) setAway(false)
      outbox.setVisible(viewId, visible)
      hidden = outbox.isHidden()
      setAway(hidden)
      core.sources.setRest({ hidden, suspended })
    },
    onPower(event) {
      if (running === null) return
      const { core, attention } = running
      suspended = event === 'suspend'
      core.sources.setRest({ hidden, suspended })
      if (event === 'suspend') return
      core.sources.wake()
      attention.desk.clockMoved()
    },
    setHub(next, away) {
      endpoint = next
      running?.core.sources.setHub(next, away)
    },
    status() {
      const { core } = started()
      return engineStatus(core.state, core.views(), clock.now())
    },
    poster: (source, episodeId) => started().posters.find(source, episodeId),
    setWall: (wall) => running?.board.setWall(wall),
    noticesChanged: () => running?.board.noticesChanged(),
    onSummary: summary.subscribe,
  }
}

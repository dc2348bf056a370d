import { isLow } from '../shared/domain/stock.ts'
import type { Handlers } from '../shared/ipc/contract.ts'
import { alertHandlers } from './api/handlers/alert.ts'
import { checkHandlers } from './api/handlers/check.ts'
import { consoleHandlers } from './api/handlers/console.ts'
import { hubHandlers } from './api/handlers/hub.ts'
import { logHandlers } from './api/handlers/log.ts'
import { saleHandlers } from './api/handlers/sale.ts'
import { settingsHandlers } from './api/handlers/settings.ts'
import { sourceHandlers } from './api/handlers/source.ts'
import { sourceEditHandlers } from './api/handlers/source-edit.ts'
import { createSourceSettingsList } from './api/handlers/source-settings.ts'
import { createRouter, type Router } from './api/router.ts'
import { type Core, openCore } from './core.ts'
import { type CheckDesk, createCheckDesk } from './doctor/check-desk.ts'
import type { Engine, EngineOptions, EngineSummary } from './engine-api.ts'
import { createOutbox, type Outbox } from './outbox/outbox.ts'
import type { BeforeView, CommitCause } from './pipeline/committer.ts'
import type { HubEndpoint } from './ports.ts'
import { createPosterDesk, type PosterDesk } from './posters/poster-desk.ts'
import { type Change, changeOf } from './projections/view.ts'
import { type AlertDesk, createAlertDesk } from './rules/alert-desk.ts'
import { headersFromSecret } from './sources/auth-headers.ts'
import { alertsAndConnections, engineStatus, engineSummary } from './status.ts'

/** The parts of a started engine. */
interface Running {
  readonly core: Core
  readonly outbox: Outbox
  readonly alerts: AlertDesk
  readonly checks: CheckDesk
  readonly posters: PosterDesk
  readonly router: Router
  readonly unsubscribe: () => void
}

/** Composes the console's brain (design.md, sections 1 and 2). Nothing runs before `start`. */
export function createEngine(options: EngineOptions): Engine {
  const { clock, log, settings } = options
  const listeners = new Set<(summary: EngineSummary) => void>()
  let running: Running | null = null
  let endpoint: HubEndpoint | null = null
  let summary: EngineSummary = { lowStock: 0, openAlerts: 0, worst: 'off' }
  let hidden = false
  let suspended = false

  function started(): Running {
    if (running === null) throw new Error('the engine is not running')
    return running
  }

  function onCommitted(changes: readonly Change[], before: BeforeView, cause: CommitCause): void {
    if (running === null) return
    running.outbox.publish(changes)
    running.alerts.afterCommit(changes, before, cause)
    updateSummary(changes, before)
  }

  function updateSummary(changes: readonly Change[], before: BeforeView): void {
    let lowStock = summary.lowStock
    let rest = false
    for (const { patch } of changes) {
      if (patch[0] === 'stock') {
        const old = before.get('stock', patch[1])
        lowStock +=
          Number(patch[2] !== null && isLow(patch[2].level)) - Number(old !== undefined && isLow(old.level))
      } else if (patch[0] === 'alerts' || patch[0] === 'sources') {
        rest = true
      }
    }
    if (lowStock === summary.lowStock && !rest) return
    tellSummary({ ...summary, lowStock, ...(rest ? alertsAndConnections(started().core.state) : {}) })
  }

  function tellSummary(next: EngineSummary): void {
    const same =
      next.lowStock === summary.lowStock &&
      next.openAlerts === summary.openAlerts &&
      next.worst === summary.worst
    summary = next
    if (!same) for (const listener of listeners) listener(next)
  }

  function handlers(core: Core, outbox: Outbox, alerts: AlertDesk, checks: CheckDesk): Handlers {
    const { secrets, files, appInfo } = options
    const { sources, bin, history, state, notices } = core
    const list = createSourceSettingsList(settings)
    return {
      ...consoleHandlers({ outbox, appInfo, notices }),
      ...alertHandlers(alerts),
      ...saleHandlers(() => endpoint),
      ...settingsHandlers(settings),
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
    })
    const outbox = createOutbox(core.state)
    const alerts = createAlertDesk({
      state: core.state,
      clock,
      notifier: options.notifier,
      committer: () => core.committer,
    })
    const checks = createCheckDesk({
      ...options,
      newId: core.newId,
      showCheck: (id, check) => core.committer.show([changeOf(core.state, ['checks', id, check])]),
    })
    const posters = createPosterDesk({
      ...options,
      state: core.state,
      find: (source) => settings.get().sources.find(({ id }) => id === source),
      headersOf: (source) => headersFromSecret(source, options.secrets),
    })
    const unsubscribe = settings.subscribe((next) => {
      core.applySettings(next)
      posters.follow()
    })
    const router = createRouter(handlers(core, outbox, alerts, checks), log)
    running = { core, outbox, alerts, checks, posters, router, unsubscribe }
    tellSummary(engineSummary(core.state))
    alerts.start()
    core.start()
  }

  return {
    start,
    async stop() {
      const parts = running
      running = null
      if (parts === null) return
      parts.unsubscribe()
      parts.alerts.stop()
      parts.checks.stop()
      parts.posters.stop()
      parts.core.stop()
    },
    handle: (route, input, context) => started().router(route, input, context),
    attach: (viewId, send) => started().outbox.attach(viewId, send),
    setVisible(viewId, visible) {
      const { core, outbox } = started()
      outbox.setVisible(viewId, visible)
      hidden = outbox.isHidden()
      core.sources.setRest({ hidden, suspended })
    },
    onPower(event) {
      const { core } = started()
      suspended = event === 'suspend'
      core.sources.setRest({ hidden, suspended })
      if (event !== 'suspend') core.sources.wake()
    },
    setHub(next, away) {
      endpoint = next
      started().core.sources.setHub(next, away)
    },
    status() {
      const { core } = started()
      return engineStatus(core.state, core.views(), clock.now())
    },
    poster: (source, episodeId) => started().posters.find(source, episodeId),
    onSummary(listener) {
      listeners.add(listener)
      listener(summary)
      return () => listeners.delete(listener)
    },
  }
}

import type { Clock } from '../../node/time/clock.ts'
import type { RuleSettings } from '../../shared/domain/rule.ts'
import type { TestedCall } from '../../shared/ipc/routes/alert.ts'
import type { TestOutcome } from '../../shared/ipc/routes/settings.ts'
import type { Webhook } from '../../shared/settings/attention.ts'
import type { Settings } from '../../shared/settings/schema.ts'
import type { Committer } from '../pipeline/committer.ts'
import type { Notifier, SecretStore, SystemProxy, Voice } from '../ports.ts'
import type { View } from '../projections/view.ts'
import { type AlertAnswers, createAlertAnswers, createEditAlerts } from './alert-answers.ts'
import { type AlertDesk, createAlertDesk } from './alert-desk.ts'
import { type AlertWords, createAlertWords } from './alert-words.ts'
import { createCallLog } from './call-log.ts'
import { createCaller } from './caller.ts'
import { sampleAlert } from './sample-alert.ts'
import { createWebhookDesk } from './webhook-desk.ts'
import { createWebhookTexts } from './webhook-texts.ts'

export interface AttentionOptions {
  readonly state: View
  readonly clock: Clock
  readonly settings: () => Settings
  readonly notifier: Notifier
  readonly voice: Voice
  readonly secrets: SecretStore
  readonly systemProxy: SystemProxy
  /** Name of the system's user, who answers unless the settings name somebody. */
  readonly userName: string
  /** IANA name of the machine's zone. */
  readonly zone: () => string
  readonly committer: () => Committer
  /** The webhook fails (with what it said), or (null) works again. */
  readonly onWebhookTrouble: (detail: string | null) => void
}

/** Everything that calls people, and what they answer. */
export interface AttentionParts {
  readonly desk: AlertDesk
  readonly answers: AlertAnswers
  readonly words: AlertWords
  /** Calls once as a rule would; nothing is kept. Gives what came of it by each way that is on. */
  testRule(rule: RuleSettings): Promise<readonly TestedCall[]>
  testWebhook(webhook: Webhook, secret: string | undefined): Promise<TestOutcome>
  /** The webhook's secret changed. */
  retryWebhook(): void
  stop(): void
}

/** After a start, when the window is drawn, ms. */
const prepareAfterMs = 3_000

/** Composes the attention of issue 4: one log of calls, one voice, one webhook. */
export function createAttention(options: AttentionOptions): AttentionParts {
  const { state, clock, settings } = options
  const edit = createEditAlerts(options.committer)
  const words = createAlertWords(() => settings().locale)
  const sourceName = (id: string): string => state.get('sources', id)?.name ?? id
  const texts = createWebhookTexts(words, sourceName, clock.now)
  const log = createCallLog(clock, edit)
  const webhook = createWebhookDesk({ ...options, texts, log, onTrouble: options.onWebhookTrouble })
  const caller = createCaller({
    ...options,
    words,
    log,
    isWanted({ id, raises }) {
      const now = state.get('alerts', id)
      return now?.state === 'open' && now.raises === raises
    },
  })
  const desk = createAlertDesk({ ...options, edit, caller, webhook })
  let cancelPreparing = clock.after(prepareAfterMs, prepare)

  function prepare(): void {
    if (words.prepare()) cancelPreparing = clock.after(0, prepare)
  }

  const answers = createAlertAnswers({
    state,
    clock,
    edit,
    by: () => settings().operator.trim() || options.userName,
  })

  return {
    desk,
    answers,
    words,
    async testRule(rule) {
      const alert = sampleAlert(rule, words.t, clock.now())
      const called = caller.test(alert)
      if (alert.severity !== 'critical' || !settings().attention.webhook.enabled) return called
      const message = texts.alert(alert)
      webhook.tell({ ...message, title: words.t('call.test', { title: message.title }) })
      return [...(await called), { channel: 'webhook', ok: true, reason: null, detail: '' }]
    },
    testWebhook: webhook.test,
    retryWebhook: webhook.retry,
    stop() {
      cancelPreparing()
      desk.stop()
      webhook.stop()
      log.stop()
    },
  }
}

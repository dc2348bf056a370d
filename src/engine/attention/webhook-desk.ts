import type { Clock } from '../../node/time/clock.ts'
import type { Alert } from '../../shared/domain/alert.ts'
import type { TestOutcome } from '../../shared/ipc/routes/settings.ts'
import type { Webhook } from '../../shared/settings/attention.ts'
import { webhookSecretId } from '../../shared/settings/attention.ts'
import type { Settings } from '../../shared/settings/schema.ts'
import type { SecretStore, SystemProxy } from '../ports.ts'
import type { View } from '../projections/view.ts'
import type { CallLog } from './call-log.ts'
import { isUnanswered } from './escalation.ts'
import type { WebhookMessage } from './webhook-message.ts'
import { webhookRequest } from './webhook-message.ts'
import { type PostOutcome, postWebhook } from './webhook-post.ts'
import type { WebhookTexts } from './webhook-texts.ts'

/** From so many on, alerts are one message. */
const togetherFrom = 4
/** Pause after a failure, ms; doubles to the largest. */
const firstPauseMs = 5_000
const largestPauseMs = 300_000
/** News that something is over is given up after so many tries: it is no call. */
const overTries = 5

/** The second way to reach a person (issue 4.3): tried again while it fails and somebody is still needed. */
export interface WebhookDesk {
  /** Calls about alerts that nobody answered. */
  call(alerts: readonly Alert[]): void
  /** An alert is over: told to those who were called about it. */
  over(alert: Alert): void
  /** Calls once, by a form's webhook, whatever the settings say. @param secret undefined: the stored one */
  test(webhook: Webhook, secret: string | undefined): Promise<TestOutcome>
  /** The settings changed: another webhook is tried at once, and what the old one said is forgotten. */
  follow(): void
  /** One message by the settings' webhook, not tried again; does nothing where it is off. */
  tell(message: WebhookMessage): void
  stop(): void
}

export interface WebhookDeskOptions {
  readonly state: View
  readonly clock: Clock
  readonly settings: () => Settings
  readonly secrets: SecretStore
  readonly systemProxy: SystemProxy
  readonly texts: WebhookTexts
  readonly log: CallLog
  /** Failing (with what it said), or (null) working again. */
  readonly onTrouble: (detail: string | null) => void
}

export function createWebhookDesk(options: WebhookDeskOptions): WebhookDesk {
  const { state, clock, settings, secrets, systemProxy, texts, log, onTrouble } = options
  const due = new Set<string>()
  const over = new Map<string, { readonly message: WebhookMessage; tries: number }>()
  const running = new Set<() => void>()
  let pauseMs = 0
  let cancelPause: (() => void) | null = null
  let busy = false
  let stopped = false
  let form = JSON.stringify(settings().attention.webhook)

  async function post(webhook: Webhook, message: WebhookMessage, secret?: string): Promise<PostOutcome> {
    const request = webhookRequest(webhook, message)
    if (request === null) return { ok: false, detail: 'the address or the topic is missing' }
    let bearer: string | null = null
    if (webhook.secret) {
      bearer = secret ?? (await secrets.get(webhookSecretId).catch(() => null))
      if (bearer === null || bearer === '') return { ok: false, detail: 'there is no secret' }
    }
    if (stopped) return { ok: false, detail: 'the console is ending' }
    const { outcome, cancel } = postWebhook(request, {
      secret: bearer,
      transport: { tls: undefined, proxy: 'system', systemProxy },
      clock,
    })
    running.add(cancel)
    return outcome.finally(() => running.delete(cancel))
  }

  /** One message at a time: a server that is down is asked once, not once for each alert. */
  async function work(): Promise<void> {
    if (busy || stopped || cancelPause !== null) return
    busy = true
    let failure: string | null = null
    while (failure === null && !stopped) {
      const next = nextMessage()
      if (next === null) break
      const outcome = await post(settings().attention.webhook, next.message)
      if (stopped) break
      next.done(outcome)
      onTrouble(outcome.ok ? null : outcome.detail)
      if (outcome.ok) pauseMs = 0
      else failure = outcome.detail
    }
    busy = false
    if (failure === null || stopped) return
    pauseMs = pauseMs === 0 ? firstPauseMs : Math.min(pauseMs * 2, largestPauseMs)
    cancelPause = clock.after(pauseMs, () => {
      cancelPause = null
      void work()
    })
  }

  function nextMessage(): { readonly message: WebhookMessage; done(outcome: PostOutcome): void } | null {
    if (!settings().attention.webhook.enabled) {
      due.clear()
      over.clear()
      return null
    }
    const alerts: Alert[] = []
    for (const id of due) {
      const alert = state.get('alerts', id)
      if (isUnanswered(alert)) alerts.push(alert)
      else due.delete(id)
    }
    const told = alerts.length >= togetherFrom ? alerts : alerts.slice(0, 1)
    const [first] = told
    if (first !== undefined) {
      return {
        message: told.length === 1 ? texts.alert(first) : texts.unanswered(told),
        done({ ok, detail }) {
          log.tried(told, { channel: 'webhook', at: clock.now(), ok, detail })
          if (ok) for (const { id } of told) due.delete(id)
        },
      }
    }
    for (const [id, entry] of over) {
      return {
        message: entry.message,
        done({ ok }) {
          entry.tries += 1
          if (ok || entry.tries >= overTries) over.delete(id)
        },
      }
    }
    return null
  }

  return {
    call(alerts) {
      if (!settings().attention.webhook.enabled) return
      for (const { id } of alerts) due.add(id)
      void work()
    },
    over(alert) {
      due.delete(alert.id)
      const wasTold = alert.escalation?.tries.some(({ channel, ok }) => channel === 'webhook' && ok) === true
      if (!wasTold || !settings().attention.webhook.enabled) return
      over.set(alert.id, { message: texts.over(alert), tries: 0 })
      void work()
    },
    follow() {
      const next = JSON.stringify(settings().attention.webhook)
      if (next === form) return
      form = next
      pauseMs = 0
      cancelPause?.()
      cancelPause = null
      onTrouble(null)
      void work()
    },
    test: (webhook, secret) => post(webhook, texts.test(), secret),
    tell(message) {
      const { webhook } = settings().attention
      if (webhook.enabled) void post(webhook, message)
    },
    stop() {
      stopped = true
      cancelPause?.()
      for (const cancel of [...running]) cancel()
    },
  }
}

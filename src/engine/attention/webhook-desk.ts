import type { Clock } from '../../node/time/clock.ts'
import type { Alert, CallTry } from '../../shared/domain/alert.ts'
import type { TestOutcome } from '../../shared/ipc/routes/settings.ts'
import type { Webhook } from '../../shared/settings/attention.ts'
import { webhookSecretId } from '../../shared/settings/attention.ts'
import type { Settings } from '../../shared/settings/schema.ts'
import type { SecretStore, SystemProxy } from '../ports.ts'
import type { View } from '../projections/view.ts'
import type { CallLog } from './call-log.ts'
import { isOverUntold, isUnanswered } from './escalation.ts'
import type { WebhookMessage } from './webhook-message.ts'
import { webhookRequest } from './webhook-message.ts'
import { ending, failed, type PostOutcome, postWebhook } from './webhook-post.ts'
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
  /** These are over: told to those who were called about them ({@link isOverUntold}). */
  over(alerts: readonly Alert[]): void
  /** After a start: goes on with what the last run did not get through. */
  resume(): void
  /** Calls once, by a form's webhook, whatever the settings say. @param secret undefined: the stored one */
  test(webhook: Webhook, secret: string | undefined): Promise<TestOutcome>
  /** The settings changed: another webhook is tried at once, and what the old one said is forgotten. */
  follow(): void
  /** Something changed that the settings do not show (its secret): tried at once. */
  retry(): void
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
  /** By alert: the raise that somebody is to be told of. */
  const due = new Map<string, number>()
  /** Failed tries by alert. */
  const over = new Map<string, number>()
  const running = new Set<() => void>()
  let pauseMs = 0
  let cancelPause: (() => void) | null = null
  let busy = false
  let stopped = false
  let form = JSON.stringify(settings().attention.webhook)
  /** Grows when the webhook may be another one: what it said before is no news any more. */
  let turn = 0

  async function post(webhook: Webhook, message: WebhookMessage, secret?: string): Promise<PostOutcome> {
    const request = webhookRequest(webhook, message)
    if (request === null) return failed('the address or the topic is missing')
    const { username, password } = request.url
    if (username !== '' || password !== '') return failed('no names and passwords in the address, please')
    let bearer: string | null = null
    if (webhook.secret) {
      bearer = secret ?? (await secrets.get(webhookSecretId).catch(() => null))
      if (bearer === null || bearer === '') return failed('there is no secret')
    }
    if (stopped) return failed(ending)
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
    let failure: PostOutcome | null = null
    while (failure === null && !stopped) {
      const next = nextMessage()
      if (next === null) break
      const asked = turn
      const outcome = await post(settings().attention.webhook, next.message)
      if (stopped) break
      next.done(outcome)
      if (asked !== turn) continue
      onTrouble(outcome.ok ? null : outcome.detail)
      if (outcome.ok) pauseMs = 0
      else failure = outcome
    }
    busy = false
    if (failure === null || stopped) return
    pauseMs = pauseMs === 0 ? firstPauseMs : Math.min(pauseMs * 2, largestPauseMs)
    cancelPause = clock.after(Math.max(pauseMs, failure.retryAfterMs ?? 0), () => {
      cancelPause = null
      void work()
    })
  }

  function nextMessage(): { readonly message: WebhookMessage; done(outcome: PostOutcome): void } | null {
    if (!settings().attention.webhook.enabled) {
      due.clear()
      giveUp([...over.keys()])
      return null
    }
    const alerts = inOneMessage(known(due, isUnanswered))
    const [first, second] = alerts
    if (first !== undefined) {
      return {
        message: second === undefined ? texts.alert(first) : texts.unanswered(alerts),
        done({ ok, detail }) {
          log.tried(alerts, { channel: 'webhook', at: clock.now(), ok, detail })
          for (const { id, raises } of alerts) {
            const wanted = due.get(id) ?? raises
            // The next try is for another: one that the server refuses must not keep the rest back.
            due.delete(id)
            // What was raised again meanwhile is told again.
            if (!ok || wanted > raises) due.set(id, wanted)
          }
        },
      }
    }
    const ended = inOneMessage(known(over, isOverUntold))
    const [one, another] = ended
    if (one === undefined) return null
    return {
      message: another === undefined ? texts.over(one) : texts.allOver(ended),
      done({ ok }) {
        for (const { id } of ended) over.set(id, (over.get(id) ?? 0) + 1)
        giveUp(ended.map(({ id }) => id).filter((id) => ok || (over.get(id) ?? 0) >= overTries))
      },
    }
  }

  /** The alerts of these ids that are still to be told of; the others are forgotten. */
  function known(
    ids: { keys(): Iterable<string>; delete(id: string): boolean },
    isMeant: (alert: Alert | undefined) => alert is Alert,
  ): readonly Alert[] {
    const alerts: Alert[] = []
    for (const id of ids.keys()) {
      const alert = state.get('alerts', id)
      if (isMeant(alert)) alerts.push(alert)
      else ids.delete(id)
    }
    return alerts
  }

  /** Nobody waits for the end of these any more. */
  function giveUp(ids: readonly string[]): void {
    for (const id of ids) over.delete(id)
    if (ids.length > 0) log.toldOver(ids)
  }

  function retry(): void {
    turn += 1
    pauseMs = 0
    cancelPause?.()
    cancelPause = null
    onTrouble(null)
    void work()
  }

  return {
    call(alerts) {
      for (const { id, raises } of alerts) due.set(id, raises)
      void work()
    },
    over(alerts) {
      for (const { id } of alerts) over.set(id, 0)
      void work()
    },
    resume() {
      for (const [id, alert] of state.entries('alerts')) {
        if (isOverUntold(alert)) over.set(id, 0)
        if (isUnanswered(alert) && lastTry(alert)?.ok === false) due.set(id, alert.raises)
      }
      void work()
    },
    follow() {
      const next = JSON.stringify(settings().attention.webhook)
      if (next === form) return
      form = next
      retry()
    },
    retry,
    async test(webhook, secret) {
      const { ok, detail } = await post(webhook, texts.test(), secret)
      // It works as it is kept: what waits for it need not wait longer.
      if (ok && secret === undefined && JSON.stringify(webhook) === form) retry()
      return { ok, detail }
    },
    tell(message) {
      const { webhook } = settings().attention
      if (webhook.enabled) void post(webhook, message)
    },
    stop() {
      // The next start goes on with what failed last; what waits behind it was never tried.
      const untold = known(due, isUnanswered).filter((alert) => lastTry(alert)?.ok !== false)
      log.tried(untold, { channel: 'webhook', at: clock.now(), ok: false, detail: ending })
      stopped = true
      cancelPause?.()
      for (const cancel of [...running]) cancel()
    },
  }
}

function inOneMessage(alerts: readonly Alert[]): readonly Alert[] {
  return alerts.length >= togetherFrom ? alerts : alerts.slice(0, 1)
}

function lastTry({ escalation }: Alert): CallTry | undefined {
  return escalation?.tries.findLast(({ channel }) => channel === 'webhook')
}

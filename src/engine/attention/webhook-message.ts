import type { AlertState, Severity } from '../../shared/domain/alert.ts'
import { placePath } from '../../shared/ipc/place.ts'
import type { Webhook } from '../../shared/settings/attention.ts'

/** What a webhook is told: the fields of the preset `json`, under these very names (issue 4.3, docs/settings.md). */
export interface WebhookMessage {
  /** The alert's stable key; `unanswered` for many in one, `test` for a test. */
  readonly id: string
  /** As in `alertKinds`; `unanswered` or `test` besides. */
  readonly kind: string
  readonly severity: Severity
  readonly state: AlertState
  /** The source's name; '' for many in one. */
  readonly source: string
  /** Plain text in the language of the settings. */
  readonly title: string
  readonly body: string
  /** ISO 8601, UTC. */
  readonly raisedAt: string
  /** How often it was called again. */
  readonly repeats: number
  /** How many alerts this stands for. */
  readonly count: number
  /** Opens the console there. */
  readonly link: string
}

/** One request to a webhook. */
export interface WebhookRequest {
  readonly url: URL
  readonly body: string
}

/** ntfy's priorities: 5 is its loudest. */
const priorities: Readonly<Record<Severity, number>> = { info: 3, warning: 4, critical: 5 }
/** ntfy shows these short codes as emoji. */
const tags: Readonly<Record<Severity, string>> = {
  info: 'information_source',
  warning: 'warning',
  critical: 'rotating_light',
}

/** A link that brings the console to an alert. */
export function alertLink(id: string): string {
  return `pantau://${placePath({ kind: 'alert', id })}`
}

/**
 * The request for a message, or null while the form lacks what the preset needs: an address, and ntfy's topic.
 *
 * `ntfy` goes to the server's root, where ntfy takes JSON; the topic may also be the last part of the address, as people
 * paste it.
 */
export function webhookRequest(webhook: Webhook, message: WebhookMessage): WebhookRequest | null {
  if (!URL.canParse(webhook.url)) return null
  const url = new URL(webhook.url)
  if (webhook.preset === 'json') return { url, body: JSON.stringify(message) }
  const topic = webhook.topic || (url.pathname.split('/').findLast((part) => part !== '') ?? '')
  if (topic === '') return null
  const over = message.state === 'resolved'
  return {
    url: new URL('/', url),
    body: JSON.stringify({
      topic,
      title: clip(message.title.replace(/\s+/g, ' '), 250),
      message: clip(message.body || message.title, 2_000),
      // That it is over is good to know and wakes nobody.
      priority: over ? 2 : priorities[message.severity],
      tags: [over ? 'white_check_mark' : tags[message.severity]],
      click: message.link.length <= 500 ? message.link : 'pantau://view/alerts',
    }),
  }
}

/** ntfy refuses requests above some kilobytes, and makes an attachment of a long message: such a call reaches nobody. */
function clip(text: string, bytes: number): string {
  const whole = Buffer.from(text)
  if (whole.length <= bytes) return text
  // A character that was cut in two decodes to the replacement character.
  return `${whole
    .subarray(0, bytes - 3)
    .toString()
    .replace(/\uFFFD+$/, '')}…`
}

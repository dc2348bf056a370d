import * as z from 'zod/mini'
import { backoffDelay, parseRetryAfter } from '../../node/time/backoff.ts'
import type { Clock } from '../../node/time/clock.ts'
import { type PostRequest, type PostResult, post } from './post.ts'

/** How long one answer is waited for, ms. */
const answerMs = 10_000

const problem = z.looseObject({
  code: z.string(),
  detail: z.optional(z.string()),
  title: z.optional(z.string()),
})

export interface DeliverOptions extends Omit<PostRequest, 'timeoutMs'> {
  readonly giveUpMs: number
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly onRetry: (reason: string) => void
}

/** Stored, with the hub's answer, or refused, or not known to be stored, with the reason in words. */
export type Delivery =
  | { readonly ok: true; readonly body: string }
  | { readonly ok: false; readonly reason: string }

/**
 * Sends a command until it is answered (S2): an answer that was lost, a server that is away, and a refusal that passes
 * (429, 5xx) are tried again with the same Idempotency-Key, so that the hub stores it once.
 */
export async function deliver(options: DeliverOptions): Promise<Delivery> {
  const { clock } = options
  const until = clock.monotonic() + options.giveUpMs
  for (let failures = 1; ; failures += 1) {
    const timeoutMs = Math.max(100, Math.min(answerMs, until - clock.monotonic()))
    const result = await post({ ...options, timeoutMs })
    if (result.ok && result.status >= 200 && result.status < 300) return { ok: true, body: result.body }
    const { reason, again } = judge(result)
    const asked = result.ok ? (parseRetryAfter(result.retryAfter, clock.now()) ?? 0) : 0
    const wait = Math.max(asked, Math.min(backoffDelay(failures, 0, options.random), 5_000))
    if (!again) return { ok: false, reason }
    if (clock.monotonic() + wait >= until)
      return { ok: false, reason: `${reason}; given up, it is not known to be stored` }
    options.onRetry(reason)
    await new Promise<void>((resolve) => clock.after(wait, resolve))
  }
}

/** What a failure means in words, and whether trying again can help. */
function judge(result: PostResult): { readonly reason: string; readonly again: boolean } {
  if (!result.ok) {
    const { fault } = result
    return { reason: `${fault.reason}: ${fault.detail}`, again: fault.kind === 'retry' }
  }
  const { status, body } = result
  return { reason: `the hub refuses it: ${wordsOf(status, body)}`, again: status === 429 || status >= 500 }
}

function wordsOf(status: number, body: string): string {
  const read = problem.safeParse(parse(body))
  if (!read.success) return `HTTP ${status}, not in a hub's words; is this the address of a hub?`
  const { code, detail, title } = read.data
  return `${code} (HTTP ${status}): ${detail ?? title ?? ''}`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

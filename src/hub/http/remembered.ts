import { createHash } from 'node:crypto'
import { hubLimits } from '../../shared/hub/limits.ts'
import { ProblemError } from './problem.ts'
import type { RouteAnswer, RouteContext } from './route.ts'
import { idempotencyKey } from './routes/command-route.ts'

/** Answers of commands that write no event, by publisher and Idempotency-Key (S2). */
export interface Remembered {
  /** Runs `make` once for a key; a repetition gets the first answer, another request under the key is refused. */
  once(context: RouteContext, make: () => RouteAnswer): RouteAnswer
}

const mostAnswers = 1000

/**
 * In memory only, because the answer that makes a token holds its secret: after a restart a repetition makes another
 * one, which can be revoked.
 */
export function createRemembered(monotonic: () => number): Remembered {
  const answers = new Map<
    string,
    { readonly hash: string; readonly answer: RouteAnswer; readonly at: number }
  >()
  function forget(): void {
    for (const [key, { at }] of answers) {
      if (monotonic() - at < hubLimits.idempotencyMs && answers.size < mostAnswers) return
      answers.delete(key)
    }
  }
  return {
    once(context, make) {
      const key = idempotencyKey(context)
      if (key === null) return make()
      const { principal, request, body } = context
      const slot = JSON.stringify([principal.tokenId, key])
      const hash = createHash('sha256')
        .update(JSON.stringify([request.method, request.raw.url, body]))
        .digest('base64')
      forget()
      const known = answers.get(slot)
      if (known === undefined) {
        const answer = make()
        answers.set(slot, { hash, answer, at: monotonic() })
        return answer
      }
      if (known.hash !== hash) {
        throw new ProblemError('idempotency_mismatch', 'the same Idempotency-Key came with another request')
      }
      return { ...known.answer, headers: { 'idempotent-replayed': 'true' } }
    },
  }
}

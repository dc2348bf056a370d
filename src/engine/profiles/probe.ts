import type { Clock } from '../../node/time/clock.ts'
import { startAttempt } from '../stream/attempt.ts'
import type { Fault } from '../stream/fault.ts'
import { defaultLimits } from '../stream/limits.ts'
import { streamUrl } from '../stream/stream-url.ts'
import type { StreamOwner } from '../stream/types.ts'
import { optik } from './optik.ts'
import { pantau } from './pantau.ts'
import type { Profile } from './types.ts'
import { isObject, parseJson } from './wire-value.ts'

/** What a server turned out to be: a dialect, none that we know (null), or not to be asked at present. */
export type ProbeResult =
  | { readonly ok: true; readonly profile: Profile | null }
  | { readonly ok: false; readonly fault: Fault }

export interface ProbeOptions {
  /** Address of the server, without the path of a stream. */
  readonly url: string
  readonly headers: StreamOwner['headers']
  readonly clock: Clock
}

/** One question to the server, and how its answer is read: true, false, or that the server cannot be asked. */
type Question = (options: ProbeOptions, done: (answer: boolean | Fault) => void) => () => void

/** Faults of an answer; any other is one of the way to the server, and says nothing about its dialect. */
const answered = new Set([
  'http-status',
  'not-a-stream',
  'redirect',
  'protocol',
  'unauthorized',
  'forbidden',
  'ended-by-server',
])

/**
 * Finds out the dialect of a server from its address alone, for `auto`: the own hub has a health page that needs no
 * token, Optik has its dashboard's stream (also when it wants a sign-in first).
 *
 * @returns the cancel; `done` is called once, unless cancelled
 */
export function probeProfile(options: ProbeOptions, done: (result: ProbeResult) => void): () => void {
  const questions = [
    { profile: pantau, ask: hasHealthOfHub },
    { profile: optik, ask: hasDashboardOfOptik },
  ]
  let cancel = (): void => {}

  function next(index: number): void {
    const question = questions[index]
    if (question === undefined) {
      done({ ok: true, profile: null })
      return
    }
    cancel = question.ask(options, (answer) => {
      if (typeof answer !== 'boolean') done({ ok: false, fault: answer })
      else if (answer) done({ ok: true, profile: question.profile })
      else next(index + 1)
    })
  }

  next(0)
  return () => cancel()
}

const hasHealthOfHub: Question = (options, done) =>
  ask({ ...options, path: '/v1/health', accept: 'document' }, done, (body) => {
    const health = parseJson(body)
    return isObject(health) && typeof health.epoch === 'string'
  })

const hasDashboardOfOptik: Question = (options, done) =>
  ask({ ...options, path: '/realtime/dashboard', accept: 'stream' }, done, null)

interface Asked extends ProbeOptions {
  readonly path: string
  readonly accept: 'stream' | 'document'
}

/** @param read judges the document; null: that there is a stream or a document is the answer */
function ask(
  asked: Asked,
  done: (answer: boolean | Fault) => void,
  read: ((body: string) => boolean) | null,
): () => void {
  let over = false
  const finish = (answer: boolean | Fault): void => {
    if (over) return
    over = true
    cancelTimer()
    attempt.cancel()
    done(answer)
  }
  // A stream without a word is known by its head already; a document may stop in the middle.
  const cancelTimer = asked.clock.after(defaultLimits.responseMs, () => finish(false))
  const attempt = startAttempt(
    {
      url: streamUrl(asked.url, asked.path),
      accept: asked.accept,
      lastEventId: '',
      owner: { cursor: () => null, headers: asked.headers, isFull: () => false },
      limits: { ...defaultLimits, eventBytes: 1024 * 1024 },
      clock: asked.clock,
    },
    {
      onOpen: () => read === null && finish(true),
      onBytes: () => {},
      onMessage: ({ data }) => finish(read?.(data) ?? true),
      onIdOnly: () => {},
      onRetry: () => {},
      onTooLarge: () => finish(false),
      onEnd: (outcome) => {
        if (outcome.kind === 'polled') finish(false)
        else if (!answered.has(outcome.reason)) finish(outcome)
        else finish(read === null && (outcome.reason === 'unauthorized' || outcome.reason === 'forbidden'))
      },
    },
  )
  return () => {
    over = true
    cancelTimer()
    attempt.cancel()
  }
}

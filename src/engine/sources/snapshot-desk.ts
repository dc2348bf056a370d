import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import type { StreamLedger } from '../pipeline/ledger.ts'
import type { Step } from '../pipeline/step.ts'
import type { BranchFilter } from '../profiles/branch-filter.ts'
import type { Profile, StreamSpec } from '../profiles/types.ts'
import { streamUrl } from '../stream/stream-url.ts'
import type { Transport } from '../stream/transport.ts'
import { type DocumentAnswer, fetchDocument } from './fetch-document.ts'

/** Wait before a snapshot that failed is asked for again, ms; doubles to the largest. */
const retryMs = 1_000
const largestRetryMs = 30_000
/** Largest snapshot, bytes: 100,000 stock rows of a hub are some 30 MB. */
const snapshotBytes = 64 * 1024 * 1024

export interface SnapshotDeskOptions {
  readonly source: string
  readonly url: string
  readonly currency: string
  readonly spec: StreamSpec
  readonly profile: Profile
  readonly ledger: StreamLedger
  readonly headers: () => Promise<Readonly<Record<string, string>>>
  /** Left out: straight, trusting whom the system trusts. */
  readonly transport?: Transport
  /** Drops facts about branches that nobody wants to see; shared by all streams of the source. */
  readonly ofBranches: BranchFilter
  readonly clock: Clock
  readonly log: Log
  /** Work was queued. */
  readonly onWork: () => void
  readonly isLive: () => boolean
}

/**
 * The cursor join of console and upstream (design.md, section 3): the stream is attached first, a snapshot is fetched at
 * position P, what is live waits in the stream's queue (bounded: a full queue stops the socket), then the snapshot goes
 * through, then what follows. Events up to P are stored without being projected again.
 *
 * When the snapshot cannot be had, the live events go on without it and it is asked for again later: an old picture that
 * moves is better than none, and `snapshotDue` survives a restart.
 */
export interface SnapshotDesk {
  /** @param goesOnFrom where the stream is being read from on this connection */
  ask(connection: number, goesOnFrom: string | null): void
  askedOn(connection: number): boolean
  /** Reads a snapshot's body. @returns null when it is none, or older than what is shown */
  read(body: string, receivedAt: number, goesOnFrom: string | null): Step | null
  isHolding(): boolean
  hasStep(): boolean
  takeSteps(): readonly Step[]
  stop(): void
}

export function createSnapshotDesk(options: SnapshotDeskOptions): SnapshotDesk {
  const { source, spec, profile, ledger, clock, log } = options
  let holding = false
  let connectionAsked = 0
  let from: string | null = null
  let steps: Step[] = []
  let wait = retryMs
  let cancelRequest = (): void => {}
  let cancelRetry = (): void => {}

  function request(): void {
    const { snapshot } = profile
    if (snapshot === undefined) return
    cancelRequest()
    cancelRetry()
    holding = true
    const { headers, transport } = options
    const url = streamUrl(options.url, snapshot.path([]))
    const request = { url, accept: 'application/json', maxBytes: snapshotBytes, headers, transport, clock }
    cancelRequest = fetchDocument(request, onAnswer)
  }

  function onAnswer(answer: DocumentAnswer): void {
    holding = false
    const step = answer.ok ? read(answer.body, clock.now(), from) : null
    if (step === null) {
      log.warn('no snapshot', { source, reason: answer.ok ? 'not a snapshot' : answer.reason })
      if (!ledger.tentative.snapshotDue) steps.push({ kind: 'snapshot-due', stream: ledger })
      cancelRetry = clock.after(wait, retry)
      wait = Math.min(wait * 2, largestRetryMs)
    } else {
      wait = retryMs
      steps.push(step)
    }
    options.onWork()
  }

  function retry(): void {
    // While the stream is away the next hello asks.
    if (!options.isLive()) return
    // Meanwhile events went through: the cursor is theirs, and the snapshot must not take it back.
    from = ledger.tentative.cursor ?? from
    request()
  }

  function read(body: string, receivedAt: number, goesOnFrom: string | null): Step | null {
    const context = { source, stream: spec.name, currency: options.currency, firstOfConnection: true }
    const result = profile.snapshot?.parse(body, context, receivedAt) ?? null
    if (result === null) return null
    const cursor = goesOnFrom ?? ledger.tentative.cursor ?? result.cursor
    const events = options.ofBranches(result.events)
    return { kind: 'snapshot', stream: ledger, position: result.cursor, cursor, events }
  }

  return {
    ask(connection, goesOnFrom) {
      connectionAsked = connection
      from = goesOnFrom
      request()
    },
    askedOn: (connection) => connectionAsked === connection,
    read,
    isHolding: () => holding,
    hasStep: () => steps.length > 0,
    takeSteps() {
      const taken = steps
      steps = []
      return taken
    },
    stop() {
      cancelRequest()
      cancelRetry()
      holding = false
    },
  }
}

import type { Log } from '../../node/log/log.ts'
import { withWriteTx } from '../../node/sqlite/with-write-tx.ts'
import type { Session } from './session.ts'

export interface UpkeepOptions {
  readonly session: () => Session | null
  readonly now: () => number
  readonly retentionMs: number
  readonly log: Log
  /** An error of the file met on the way; the store knows what to do about it. */
  readonly onTrouble: (error: unknown) => void
  /** Oldest events went. */
  readonly onTrimmed: () => void
}

/** What the store does when nobody waits for it: checkpoints, retention, forgetting old idempotency keys. */
export interface Upkeep {
  /** A commit wrote about `bytes`. */
  committed(bytes: number): void
  /** Frees what may be freed now, because the disk is full. @returns events and keys deleted */
  reclaim(): number
  stop(): void
}

const idleMs = 1000
const retentionEveryMs = 60_000
const sliceRows = 2000
/** A busy hub checkpoints at the latest after this much, so that the WAL stays bounded. */
const busyCheckpointBytes = 32 * 1024 * 1024
/** The wall clock moved this much against the monotonic one: it was set, so what is old is not known for a day (fault 29). */
const jumpMs = 60 * 60 * 1000
const distrustMs = 24 * 60 * 60 * 1000

/** Whether the wall clock can be believed by a job that deletes. */
export function createJumpGuard(now: () => number, monotonic: () => number): () => boolean {
  let wall = now()
  let steady = monotonic()
  let distrustedUntil = 0
  return () => {
    const drift = Math.abs(now() - wall - (monotonic() - steady))
    wall = now()
    steady = monotonic()
    if (drift > jumpMs) distrustedUntil = steady + distrustMs
    return steady >= distrustedUntil
  }
}

export function createUpkeep(options: UpkeepOptions): Upkeep {
  const clockIsSane = createJumpGuard(options.now, () => performance.now())
  let idle: NodeJS.Timeout | null = null
  let unwritten = 0

  function guarded(job: (session: Session) => number): number {
    const session = options.session()
    if (session === null) return 0
    try {
      return job(session)
    } catch (error) {
      options.onTrouble(error)
      return 0
    }
  }
  function checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): void {
    unwritten = 0
    guarded(({ opened }) => {
      opened.db.pragma(`wal_checkpoint(${mode})`)
      return 0
    })
  }
  /** One slice of old events and keys; short, so that a command which arrives meanwhile hardly waits. */
  function trim(): number {
    const deleted = guarded(({ opened, log, idempotency }) =>
      withWriteTx(opened.db, () => {
        const now = options.now()
        return (
          log.deleteOlderTx(now - options.retentionMs, sliceRows) + idempotency.forgetOldTx(now, sliceRows)
        )
      }),
    )
    if (deleted > 0) options.onTrimmed()
    return deleted
  }
  const retention = setInterval(() => {
    if (clockIsSane()) trim()
  }, retentionEveryMs).unref()

  return {
    committed(bytes) {
      unwritten += bytes
      if (unwritten > busyCheckpointBytes) checkpoint('PASSIVE')
      // Each commit puts it off, so a timer per burst is enough.
      if (idle === null) idle = setTimeout(whenIdle, idleMs).unref()
      else idle.refresh()
    },
    reclaim() {
      let total = 0
      for (let slice = 0; slice < 50; slice += 1) {
        const deleted = clockIsSane() ? trim() : 0
        total += deleted
        if (deleted < sliceRows) break
      }
      checkpoint('TRUNCATE')
      return total
    },
    stop() {
      clearInterval(retention)
      if (idle !== null) clearTimeout(idle)
    },
  }

  function whenIdle(): void {
    idle = null
    checkpoint('PASSIVE')
  }
}

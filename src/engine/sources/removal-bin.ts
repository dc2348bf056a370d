import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import type { SourceSettings } from '../../shared/settings/schema.ts'
import type { Removal } from '../journal/removal-table.ts'
import type { Journal } from '../journal/types.ts'

/** How long a removed source can be brought back, ms (issue 3.9). */
const undoMs = 30_000

/**
 * Removed sources that can still be brought back. Each is noted in the journal, so that a program that is killed in
 * between deletes at its next start what was to be deleted.
 */
export interface RemovalBin {
  /** @returns until when an undo works, epoch ms */
  put(settings: SourceSettings, place: number): number
  get(source: string): Removal | undefined
  /** It is back, or was not removed after all. */
  release(source: string): void
  /** Its time is over, now. */
  purge(source: string): void
  /** What the last run left: what is due goes at once, the rest in time. Those that the settings name again are back. */
  start(left: readonly Removal[], isNamed: (source: string) => boolean): void
  stop(): void
}

/** @param onPurge deletes what is kept of a source */
export function createRemovalBin(options: {
  readonly clock: Clock
  readonly log: Log
  readonly journal: () => Journal | null
  readonly onPurge: (source: string) => void
}): RemovalBin {
  const { clock, log, journal, onPurge } = options
  const removals = new Map<string, { readonly removal: Removal; readonly cancel: () => void }>()

  function note(action: (journal: Journal) => void): void {
    try {
      const open = journal()
      if (open !== null) action(open)
    } catch (error) {
      // The undo works without; only a program that is killed now leaves the source's entries behind.
      log.warn('a removal could not be noted', { detail: String(error) })
    }
  }

  function keep(removal: Removal): void {
    const { id } = removal.settings
    const cancel = clock.after(Math.max(0, removal.purgeAt - clock.now()), () => purge(id))
    removals.set(id, { removal, cancel })
  }

  function release(source: string): void {
    removals.get(source)?.cancel()
    removals.delete(source)
    note((open) => open.dropRemoval(source))
  }

  function purge(source: string): void {
    if (!removals.has(source)) return
    // The note goes last: whatever happens in between, the next start does the rest.
    onPurge(source)
    release(source)
  }

  return {
    put(settings, place) {
      removals.get(settings.id)?.cancel()
      const removal = { settings, place, purgeAt: clock.now() + undoMs }
      keep(removal)
      note((open) => open.saveRemoval(removal))
      return removal.purgeAt
    },
    get: (source) => removals.get(source)?.removal,
    release,
    purge,
    start(left, isNamed) {
      for (const removal of left) {
        if (isNamed(removal.settings.id)) note((open) => open.dropRemoval(removal.settings.id))
        else keep(removal)
      }
    },
    stop() {
      for (const { cancel } of removals.values()) cancel()
    },
  }
}

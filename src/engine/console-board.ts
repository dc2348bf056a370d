import type { AppNotice } from '../shared/domain/app-notice.ts'
import { type AwaySummary, type ConsoleState, consoleStateKey } from '../shared/domain/console-state.ts'
import type { Committer } from './pipeline/committer.ts'
import { changeOf, type View } from './projections/view.ts'

/** The console's own state as an entry of the screen (console-state.ts): notices come like everything else. */
export interface ConsoleBoard {
  /** Notices changed somewhere. */
  noticesChanged(): void
  setAway(away: AwaySummary): void
  /** A person read the summary that ended at `to`, epoch ms; a newer one stays. */
  awayRead(to: number): void
  setWall(wall: boolean): void
}

/** @param notices all of them, as they are now */
export function createConsoleBoard(
  state: View,
  committer: Pick<Committer, 'show'>,
  notices: () => readonly AppNotice[],
): ConsoleBoard {
  const current = (): ConsoleState =>
    state.get('console', consoleStateKey) ?? { notices: [], away: null, wall: false }

  function show(change: Partial<ConsoleState>): void {
    const before = state.get('console', consoleStateKey)
    const next: ConsoleState = { ...current(), notices: notices(), ...change }
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(next)) return
    committer.show([changeOf(state, ['console', consoleStateKey, next])])
  }

  show({})
  return {
    noticesChanged: () => show({}),
    setAway: (away) => show({ away }),
    awayRead(to) {
      if ((current().away?.to ?? 0) <= to) show({ away: null })
    },
    setWall: (wall) => show({ wall }),
  }
}

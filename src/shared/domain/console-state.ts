import type { AppNotice } from './app-notice.ts'

/** What happened while nobody could see the window (design.md, section 4); shown on return until it is read. */
export interface AwaySummary {
  /** Epoch ms. */
  readonly from: number
  readonly to: number
  /** Alerts raised meanwhile, by severity, and how many of all these still stand. */
  readonly info: number
  readonly warning: number
  readonly critical: number
  readonly open: number
  readonly transactions: number
  readonly gaps: number
}

/** The console's own state, one entry under the key {@link consoleStateKey}; of this run, not kept. */
export interface ConsoleState {
  /** Trouble of the program itself, as it is now. */
  readonly notices: readonly AppNotice[]
  /** The newest summary; null before there is one, and once it was read. */
  readonly away: AwaySummary | null
  /** This window is the wall screen. */
  readonly wall: boolean
}

export const consoleStateKey = 'state'

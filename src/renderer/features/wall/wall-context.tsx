import { createContext, useContext } from 'react'

/** What every list of the wall must know. */
export interface WallFacts {
  /** Length of everything, px. */
  readonly unit: number
  /** How often the views have been round. */
  readonly round: number
}

export const WallContext = createContext<WallFacts>({ unit: 1, round: 0 })

/** The wall around a panel. */
export function useWall(): WallFacts {
  return useContext(WallContext)
}

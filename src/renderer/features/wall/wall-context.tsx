import { createContext, useContext } from 'react'

/** What every list of the wall must know. */
export interface WallFacts {
  /** Length of everything, px. */
  readonly unit: number
  /** How often the views have been round. */
  readonly round: number
  /** Height of the screen in units: little where the scale is large. */
  readonly height: number
  /** A band of trouble takes room. */
  readonly banded: boolean
}

export const WallContext = createContext<WallFacts>({ unit: 1, round: 0, height: 1080, banded: false })

/** The wall around a panel. */
export function useWall(): WallFacts {
  return useContext(WallContext)
}

import * as z from 'zod/mini'
import { pin } from '../../settings/attention.ts'
import { route } from './route.ts'

/** A screen of this computer. */
export interface DisplayInfo {
  /** As in `wall.display` of the settings. */
  readonly id: string
  readonly label: string
  readonly width: number
  readonly height: number
  readonly primary: boolean
}

/** Routes that the program around the engine answers: windows and screens (issue 4.7, 4.9). */
export const shellRoutes = {
  'wall.displays': route<{ readonly displays: readonly DisplayInfo[] }>()(z.strictObject({})),
  /** Makes this window the wall screen. */
  'wall.enter': route<null>()(z.strictObject({})),
  /** Leaves the wall; asks for the PIN where one is set: `wrong_pin` otherwise. */
  'wall.leave': route<null>()(z.strictObject({ pin: z.optional(pin) })),
} as const

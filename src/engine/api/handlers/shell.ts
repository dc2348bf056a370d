import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Shell } from '../../ports.ts'
import type { PinGuard } from '../../settings/pin-guard.ts'
import { ok } from '../answers.ts'
import { wrongPin } from './privacy.ts'

type ShellRoutes = 'wall.displays' | 'wall.enter' | 'wall.leave'

/** Requests that the program around the engine answers; only the PIN is ours. */
export function shellHandlers(parts: {
  readonly shell: Shell
  readonly pins: PinGuard
}): Pick<Handlers, ShellRoutes> {
  const { shell, pins } = parts
  return {
    'wall.displays': () => ok({ displays: shell.displays() }),
    'wall.enter': () => {
      shell.enterWall()
      return ok(null)
    },
    'wall.leave': async ({ pin }) => {
      const verdict = await pins.check(pin)
      if (!verdict.ok) return wrongPin(verdict)
      shell.leaveWall()
      return ok(null)
    },
  }
}

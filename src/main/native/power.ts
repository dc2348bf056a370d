import { networkInterfaces } from 'node:os'
import { net, powerMonitor } from 'electron'
import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import { watchLinuxLock } from './linux-lock.ts'
import { watchForWake } from './wake.ts'

/** A machine that still ticks so long after it said that it goes to sleep stays awake, ms. */
const strayMs = 15_000

/** Tells of sleep, network and screen lock. @returns the stop */
export function watchPower(
  clock: Clock,
  log: Log,
  onPower: (event: 'suspend' | 'resume' | 'network') => void,
  onLock: (locked: boolean) => void,
): () => void {
  let cancelStray = (): void => {}
  const suspend = (): void => {
    onPower('suspend')
    // Some computers announce a sleep that never comes (practice.md 2.2); alerts must not wait for its end.
    cancelStray = clock.after(strayMs, resume)
  }
  const resume = (): void => {
    cancelStray()
    onPower('resume')
  }
  const lock = (): void => onLock(true)
  const unlock = (): void => onLock(false)
  powerMonitor.on('suspend', suspend)
  powerMonitor.on('resume', resume)
  // Never emitted on Linux (practice.md 2.2), where the desktop is asked over D-Bus.
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('unlock-screen', unlock)
  const stopLock = process.platform === 'linux' ? watchLinuxLock(process.env, log, onLock) : null
  const stopWatching = watchForWake({
    clock,
    network: () => (net.isOnline() ? addresses() : null),
    onWake: resume,
    onNetwork: () => onPower('network'),
  })
  return () => {
    cancelStray()
    powerMonitor.removeListener('suspend', suspend)
    powerMonitor.removeListener('resume', resume)
    powerMonitor.removeListener('lock-screen', lock)
    powerMonitor.removeListener('unlock-screen', unlock)
    stopLock?.()
    stopWatching()
  }
}

/** Addresses that reach beyond this computer and its wire: another one means another network (C4). */
function addresses(): string {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address)
    .sort()
    .join(' ')
}

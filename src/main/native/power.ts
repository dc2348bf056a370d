import { net, powerMonitor } from 'electron'
import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import { watchLinuxLock } from './linux-lock.ts'
import { watchForWake } from './wake.ts'

/** Tells of sleep, network and screen lock. @returns the stop */
export function watchPower(
  clock: Clock,
  log: Log,
  onPower: (event: 'suspend' | 'resume' | 'network') => void,
  onLock: (locked: boolean) => void,
): () => void {
  const suspend = (): void => onPower('suspend')
  const resume = (): void => onPower('resume')
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
    isOnline: () => net.isOnline(),
    onWake: resume,
    onNetwork: () => onPower('network'),
  })
  return () => {
    powerMonitor.removeListener('suspend', suspend)
    powerMonitor.removeListener('resume', resume)
    powerMonitor.removeListener('lock-screen', lock)
    powerMonitor.removeListener('unlock-screen', unlock)
    stopLock?.()
    stopWatching()
  }
}

import { net, powerMonitor } from 'electron'
import type { Clock } from '../../node/time/clock.ts'
import { watchForWake } from './wake.ts'

/** Tells of sleep, network and screen lock. @returns the stop */
export function watchPower(
  clock: Clock,
  onPower: (event: 'suspend' | 'resume' | 'network') => void,
  onLock: (locked: boolean) => void,
): () => void {
  const suspend = (): void => onPower('suspend')
  const resume = (): void => onPower('resume')
  const lock = (): void => onLock(true)
  const unlock = (): void => onLock(false)
  powerMonitor.on('suspend', suspend)
  powerMonitor.on('resume', resume)
  // Never emitted on Linux (practice.md 2.2); there a locked screen counts as seen.
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('unlock-screen', unlock)
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
    stopWatching()
  }
}

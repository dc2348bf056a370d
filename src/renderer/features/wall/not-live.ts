import {
  type ConnectionStateName,
  connectionStates,
  type SourceView,
} from '../../../shared/domain/connection.ts'

/** How loud the wall says that a source is not live. What a person paused, or what has only begun, is said quietly. */
export type BandTone = 'critical' | 'warning' | 'stale' | 'quiet'

const tones: Readonly<Record<ConnectionStateName, BandTone>> = {
  'needs-you': 'critical',
  degraded: 'warning',
  stale: 'stale',
  backoff: 'stale',
  connecting: 'quiet',
  live: 'quiet',
  paused: 'quiet',
  off: 'quiet',
}

export function bandToneOf(state: ConnectionStateName): BandTone {
  return tones[state]
}

/** Sources that should be live and are not, the worst first; of one state in their order on screen. */
export function notLive(sources: Iterable<SourceView>): readonly SourceView[] {
  const rank = ({ connection }: SourceView): number => connectionStates.indexOf(connection.state)
  return [...sources]
    .filter(({ connection }) => connection.state !== 'live' && connection.state !== 'off')
    .sort((a, b) => rank(a) - rank(b) || a.order - b.order)
}

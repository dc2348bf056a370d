import type { Clock } from '../../node/time/clock.ts'
import type { Alert, Severity } from '../../shared/domain/alert.ts'
import { severities } from '../../shared/domain/alert.ts'
import type { Attention } from '../../shared/settings/attention.ts'
import type { Voice, VoiceOutcome } from '../ports.ts'

/** At most one sound in this time, ms (issue 4.5). */
export const soundEveryMs = 3_000

/** A sound that somebody wants heard. */
export interface SoundCall {
  /** What it is about, for their logs. */
  readonly alerts: readonly Alert[]
  readonly severity: Severity
  /** 0 to 1. */
  readonly volume: number
}

/** Sounds of alerts: of all that come in a moment the loudest is heard. */
export interface SoundDesk {
  play(call: SoundCall): void
  /** Forgets what waits. */
  hush(): void
}

export function createSoundDesk(parts: {
  readonly clock: Pick<Clock, 'monotonic' | 'after'>
  readonly voice: Pick<Voice, 'sound'>
  readonly attention: () => Attention
  readonly onPlayed: (alerts: readonly Alert[], outcome: VoiceOutcome) => void
}): SoundDesk {
  const { clock, voice, attention, onPlayed } = parts
  let lastAt = Number.NEGATIVE_INFINITY
  let next: SoundCall | null = null
  let cancel: (() => void) | null = null

  function playNow(call: SoundCall): void {
    const { sound, muted, sounds } = attention()
    if (!sound || muted) return
    lastAt = clock.monotonic()
    const { severity, volume } = call
    void voice
      .sound({ severity, volume, file: sounds[severity] })
      .then((outcome) => onPlayed(call.alerts, outcome))
  }

  function playWaiting(): void {
    cancel = null
    const call = next
    next = null
    if (call !== null) playNow(call)
  }

  return {
    play(call) {
      const { sound, muted } = attention()
      if (!sound || muted) return
      const wait = lastAt + soundEveryMs - clock.monotonic()
      if (wait <= 0) return playNow(call)
      if (next === null || loudness(call) > loudness(next)) next = call
      cancel ??= clock.after(wait, playWaiting)
    },
    hush() {
      cancel?.()
      cancel = null
      next = null
    },
  }
}

function loudness({ severity, volume }: SoundCall): number {
  return severities.indexOf(severity) + volume / 2
}

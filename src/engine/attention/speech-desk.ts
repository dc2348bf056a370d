import type { Clock } from '../../node/time/clock.ts'
import type { Alert } from '../../shared/domain/alert.ts'
import { maskAlert } from '../../shared/i18n/mask-alert.ts'
import type { Settings } from '../../shared/settings/schema.ts'
import type { Voice, VoiceOutcome } from '../ports.ts'
import type { AlertWords } from './alert-words.ts'

/** Texts that wait at most; the rest is counted and told in one sentence (issue 4.5). */
export const speechWaiting = 3
/** A voice that says nothing about its end by then is taken for done, ms. */
const longestMs = 30_000

/** Spoken alerts, one after the other. What was answered before its turn is not said. */
export interface SpeechDesk {
  say(alert: Alert, volume: number): void
  /** A sentence that is about several at once, or about none that is kept. */
  sayText(alerts: readonly Alert[], text: string, volume: number): void
  /** Silence, and nothing that waits is said. */
  hush(): void
}

interface Saying {
  readonly alerts: readonly Alert[]
  /** Made when it is said: most of a flood never is. */
  readonly text: () => string
  readonly volume: number
}

export function createSpeechDesk(parts: {
  readonly clock: Pick<Clock, 'after'>
  readonly voice: Pick<Voice, 'say' | 'stop'>
  readonly words: AlertWords
  readonly settings: () => Pick<Settings, 'attention' | 'privacy'>
  /** Whether somebody must still be told of it. */
  readonly isWanted: (alert: Alert) => boolean
  readonly onSaid: (alerts: readonly Alert[], outcome: VoiceOutcome) => void
}): SpeechDesk {
  const { clock, voice, words, settings, isWanted, onSaid } = parts
  let waiting: Saying[] = []
  let more = 0
  let speaking = false
  /** Grows with each silence, so that what ends late starts nothing. */
  let turn = 0
  let cancelLimit = (): void => {}

  const isOn = (): boolean => settings().attention.speech && !settings().attention.muted

  function add(saying: Saying): void {
    if (!isOn()) return
    if (waiting.length < speechWaiting) waiting.push(saying)
    else more += 1
    if (!speaking) next()
  }

  function next(): void {
    speaking = false
    waiting = waiting.filter(({ alerts }) => alerts.length === 0 || alerts.some(isWanted))
    const saying = waiting.shift() ?? rest()
    if (saying === null || !isOn()) return
    speaking = true
    const mine = turn
    const done = (outcome: VoiceOutcome): void => {
      if (mine !== turn || !speaking) return
      cancelLimit()
      onSaid(saying.alerts, outcome)
      turn += 1
      next()
    }
    cancelLimit = clock.after(longestMs, () => done({ ok: false, detail: 'no end of the speech was told' }))
    void voice.say(saying.text(), words.locale(), saying.volume).then(done)
  }

  function rest(): Saying | null {
    if (more === 0) return null
    const text = words.t('call.more', { count: more })
    more = 0
    return { alerts: [], text: () => text, volume: settings().attention.volume }
  }

  return {
    say(alert, volume) {
      const text = (): string => {
        const { title, body } = words.alert(maskAlert(alert, settings().privacy))
        return body === '' ? title : `${title}. ${body}`
      }
      add({ alerts: [alert], text, volume })
    },
    sayText: (alerts, text, volume) => add({ alerts, text: () => text, volume }),
    hush() {
      turn += 1
      speaking = false
      cancelLimit()
      waiting = []
      more = 0
      voice.stop()
    },
  }
}

import type { Clock } from '../../node/time/clock.ts'
import {
  type Alert,
  type CallChannel,
  type NotificationOutcome,
  severities,
} from '../../shared/domain/alert.ts'
import type { TestedCall } from '../../shared/ipc/routes/alert.ts'
import type { Settings } from '../../shared/settings/schema.ts'
import type { Digest, Notifier, Voice } from '../ports.ts'
import type { AlertWords } from './alert-words.ts'
import type { CallLog } from './call-log.ts'
import { mostRepeats } from './escalation.ts'
import { createSoundDesk } from './sound-desk.ts'
import { createSpeechDesk } from './speech-desk.ts'

/** From so many on, a repeated call is one for all (issue 4.3). */
const togetherFrom = 4
/** Repeats until the sound is as loud as it gets. */
const loudestAfter = 4
/** Of a flood so many are shown in one turn: each costs words and a judgement, and main must not be held up. */
const shownAtOnce = 100

/** Calls people by notification, sound and speech, and keeps what became of it. Never waits for any of them. */
export interface Caller {
  /** Alerts that were raised just now, together. */
  first(alerts: readonly Alert[]): void
  /** Critical alerts that nobody answered, all at once and louder. */
  again(alerts: readonly Alert[]): void
  /** What quiet hours held, told in one. Each says so where the system did not show that. */
  released(digest: Digest, alerts: readonly Alert[]): void
  /** As if it were raised, marked as a test; nothing is kept. Gives what came of it by each way that is on. */
  test(alert: Alert): Promise<readonly TestedCall[]>
  /** Silences what is heard: muted, or nobody needs to hear it. */
  hush(): void
  stop(): void
}

/** Ways by which an alert calls when it is raised: what is critical by all, a warning without speech. */
export function channelsOf(alert: Pick<Alert, 'severity' | 'kind'>): readonly CallChannel[] {
  if (alert.severity === 'critical') return ['desktop', 'sound', 'speech']
  if (alert.severity === 'warning' || alert.kind === 'order-ready') return ['desktop', 'sound']
  return ['sound']
}

export function createCaller(parts: {
  readonly clock: Clock
  readonly settings: () => Settings
  readonly notifier: Notifier
  readonly voice: Voice
  readonly words: AlertWords
  readonly log: CallLog
  /** Whether somebody must still be told of it. */
  readonly isWanted: (alert: Alert) => boolean
}): Caller {
  const { clock, settings, notifier, voice, words, log, isWanted } = parts
  const later = new Set<() => void>()
  const heard =
    (channel: CallChannel) =>
    (alerts: readonly Alert[], { ok, detail }: { readonly ok: boolean; readonly detail: string }): void =>
      log.tried(alerts, { channel, at: clock.now(), ok, detail })
  const sounds = createSoundDesk({
    clock,
    voice,
    attention: () => settings().attention,
    onPlayed: heard('sound'),
  })
  const speech = createSpeechDesk({ ...parts, onSaid: heard('speech') })

  function notifyAll(alerts: readonly Alert[]): void {
    for (const alert of alerts.slice(0, shownAtOnce)) void notify(alert, {})
    const rest = alerts.slice(shownAtOnce)
    if (rest.length === 0) return
    const cancel = clock.after(0, () => {
      later.delete(cancel)
      // Whoever answered meanwhile, or whatever is over, is not called about.
      notifyAll(rest.filter(isWanted))
    })
    later.add(cancel)
  }

  async function notify(alert: Alert, how: { readonly repeat?: boolean }): Promise<void> {
    const outcome = await notifier.show(alert, how)
    log.notified(alert, outcome)
    logDesktop([alert], outcome)
  }

  function logDesktop(alerts: readonly Alert[], outcome: NotificationOutcome): void {
    const ok = outcome.status === 'shown'
    const detail = outcome.status === 'not-shown' ? `${outcome.reason}: ${outcome.detail}` : ''
    log.tried(alerts, { channel: 'desktop', at: clock.now(), ok, detail })
  }

  function hush(): void {
    sounds.hush()
    speech.hush()
  }

  return {
    first(alerts) {
      const { desktop, volume } = settings().attention
      if (desktop) notifyAll(alerts.filter((alert) => channelsOf(alert).includes('desktop')))
      for (const alert of alerts) if (channelsOf(alert).includes('speech')) speech.say(alert, volume)
      const loudest = worst(alerts.filter((alert) => channelsOf(alert).includes('sound')))
      if (loudest !== null) sounds.play({ alerts: [loudest], severity: loudest.severity, volume })
    },
    again(alerts) {
      const { desktop, volume } = settings().attention
      const louder = volume + (1 - volume) * Math.min(1, mostRepeats(alerts) / loudestAfter)
      const together = alerts.length >= togetherFrom
      if (desktop && together) {
        void notifier
          .digest({ kind: 'unanswered', count: alerts.length, open: alerts.length })
          .then((outcome) => logDesktop(alerts, outcome))
      } else if (desktop) for (const alert of alerts) void notify(alert, { repeat: true })
      sounds.play({ alerts, severity: 'critical', volume: louder })
      if (together) speech.sayText(alerts, words.t('call.unanswered', { count: alerts.length }), louder)
      else for (const alert of alerts) speech.say(alert, louder)
    },
    released(digest, alerts) {
      if (!settings().attention.desktop) return
      void notifier.digest(digest).then((outcome) => {
        if (outcome.status === 'not-shown') for (const alert of alerts) log.notified(alert, outcome)
      })
    },
    async test(alert) {
      const { attention } = settings()
      const { volume, muted } = attention
      const { severity } = alert
      const channels = channelsOf(alert)
      const calls: Promise<TestedCall>[] = []
      if (attention.desktop && channels.includes('desktop')) {
        calls.push(notifier.show(alert, { test: true }).then(testedDesktop))
      }
      if (attention.sound && !muted) {
        // Not by the desk of sounds: who tries a sound twice wants to hear it twice.
        const sound = voice.sound({ severity, volume, file: attention.sounds[severity] })
        calls.push(sound.then((outcome) => ({ channel: 'sound', reason: null, ...outcome })))
      }
      if (attention.speech && !muted && channels.includes('speech')) {
        const { title, body } = words.alert(alert)
        speech.sayText([], `${words.t('call.test', { title })}. ${body}`, volume)
        calls.push(Promise.resolve({ channel: 'speech', ok: true, reason: null, detail: '' }))
      }
      return Promise.all(calls)
    },
    hush,
    stop() {
      hush()
      for (const cancel of later) cancel()
    },
  }
}

function testedDesktop(outcome: NotificationOutcome): TestedCall {
  const failed = outcome.status === 'not-shown' ? outcome : null
  return {
    channel: 'desktop',
    ok: failed === null,
    reason: failed?.reason ?? null,
    detail: failed?.detail ?? '',
  }
}

function worst(alerts: readonly Alert[]): Alert | null {
  let found: Alert | null = null
  for (const alert of alerts) {
    if (found === null || severities.indexOf(alert.severity) > severities.indexOf(found.severity))
      found = alert
  }
  return found
}

import type { Voice, VoiceOutcome } from '../../../engine/ports.ts'
import type { Clock } from '../../../node/time/clock.ts'
import type { SoundFile } from './sound-file.ts'
import { createVoiceDesk, type OpenVoicePage, silenced, type VoiceDraft } from './voice-desk.ts'

export interface VoiceOptions {
  readonly clock: Pick<Clock, 'after'>
  readonly openPage: OpenVoicePage
  /** Never rejects. */
  readonly readSound: (path: string) => Promise<SoundFile>
  /** Whether the desktop wants to be left alone. May reject, or never answer. */
  readonly isQuiet: () => Promise<boolean>
}

/** Longest text that is spoken, characters. */
const longestText = 400
/** How long the desktop may think about whether it wants to be left alone, ms. */
const quietMs = 500
/** How long a file may take to be read, ms: one on a share that is gone keeps its reader for ever. */
const readMs = 2_000

const languages = { id: 'id-ID', en: 'en-US' } as const
const leftAlone: VoiceOutcome = { ok: false, detail: 'the desktop is in do-not-disturb' }
const noVolume: VoiceOutcome = { ok: false, detail: 'the volume is 0' }

/**
 * Sounds and speech. Do-not-disturb of the desktop silences all but critical sounds: it hides banners already, and what
 * is critical must reach somebody (practice.md 3.2).
 */
export function createVoice(options: VoiceOptions): Voice & { dispose(): void } {
  const { clock, readSound } = options
  const desk = createVoiceDesk(options.openPage, clock)
  /** Grows with each `stop`: what was on its way then is not heard any more. */
  let stops = 0
  let isReading = false

  function isQuiet(): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = clock.after(quietMs, () => resolve(false))
      options
        .isQuiet()
        .catch(() => false)
        .then((quiet) => {
          cancel()
          resolve(quiet)
        })
    })
  }

  function read(path: string): Promise<SoundFile> {
    const tooLong: SoundFile = { ok: false, fault: 'unreadable', detail: 'it takes too long to be read' }
    // Each reader that hangs holds one of the few threads that read files for the whole program.
    if (isReading) return Promise.resolve(tooLong)
    isReading = true
    return new Promise((resolve) => {
      const cancel = clock.after(readMs, () => resolve(tooLong))
      void readSound(path).then((file) => {
        isReading = false
        cancel()
        resolve(file)
      })
    })
  }

  function perform(job: VoiceDraft, file: Uint8Array | null, since: number): Promise<VoiceOutcome> {
    return since === stops ? desk.perform(job, file) : Promise.resolve(silenced)
  }

  return {
    async sound({ severity, volume, file }) {
      const since = stops
      if (volume <= 0) return noVolume
      if (severity !== 'critical' && (await isQuiet())) return leftAlone
      const builtIn = { kind: 'sound', sound: severity, volume: Math.min(1, volume) } as const
      if (file === null) return perform(builtIn, null, since)
      const own = await read(file)
      const failure = own.ok
        ? await perform({ ...builtIn, sound: 'file' }, own.bytes, since)
        : { ok: false, detail: own.detail }
      if (failure.ok || since !== stops) return failure
      // A call must be heard: what is wrong with the own file is told, and Pantau's own sound is played.
      const instead = await perform(builtIn, null, since)
      return { ok: instead.ok, detail: `own file: ${failure.detail}; instead of it: ${instead.detail}` }
    },
    async say(text, locale, volume) {
      const since = stops
      if (volume <= 0) return noVolume
      if (await isQuiet()) return leftAlone
      const job = {
        kind: 'say',
        text: text.slice(0, longestText),
        language: languages[locale],
        volume: Math.min(1, volume),
      } as const
      return perform(job, null, since)
    },
    stop() {
      stops += 1
      desk.stop()
    },
    dispose() {
      stops += 1
      desk.stop()
    },
  }
}

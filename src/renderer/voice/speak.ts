import type { VoiceJob } from '../../shared/ipc/voice.ts'
import type { Begun } from './jobs.ts'

/** The system's voices come some time after they were first asked for, seconds on a slow computer, ms. */
const voicesMs = 10_000

/** They were waited for in vain: whoever asks next is told at once. */
let waitedInVain = false

/** Speaks after what is being spoken. @throws when the system has no voice of this language, or refuses */
export async function speak({ text, language, volume }: VoiceJob & { readonly kind: 'say' }): Promise<Begun> {
  const voice = voiceOf(await voices(), language)
  if (voice === undefined) throw new Error(`the system has no voice for ${language}`)
  const waits = speechSynthesis.speaking || speechSynthesis.pending
  const words = new SpeechSynthesisUtterance(text)
  words.voice = voice
  words.lang = voice.lang
  words.volume = volume

  const ended = new Promise<void>((resolve, reject) => {
    words.onend = () => resolve()
    words.onerror = ({ error }) => reject(new Error(`the system did not speak: ${error}`))
  })
  const started = new Promise<void>((resolve) => {
    words.onstart = () => resolve()
  })
  speechSynthesis.speak(words)
  if (waits) return { detail: 'after what is being spoken', ended }
  await Promise.race([started, ended])
  return { detail: voice.name, ended }
}

/** A voice of just this language, else of its family: `id-ID`, then `id`. */
function voiceOf(
  voices: readonly SpeechSynthesisVoice[],
  language: string,
): SpeechSynthesisVoice | undefined {
  const tag = (voice: SpeechSynthesisVoice): string => voice.lang.replace('_', '-').toLowerCase()
  const wanted = language.toLowerCase()
  const [family = wanted] = wanted.split('-')
  return (
    voices.find((voice) => tag(voice) === wanted) ??
    voices.find((voice) => tag(voice) === family || tag(voice).startsWith(`${family}-`))
  )
}

function voices(): Promise<readonly SpeechSynthesisVoice[]> {
  const known = speechSynthesis.getVoices()
  if (known.length > 0 || waitedInVain) return Promise.resolve(known)
  return new Promise((resolve) => {
    // The event may come before there is anything to tell.
    const look = (): void => {
      const found = speechSynthesis.getVoices()
      if (found.length > 0) done(found)
    }
    const cancel = setTimeout(() => {
      waitedInVain = true
      done([])
    }, voicesMs)
    const done = (found: readonly SpeechSynthesisVoice[]): void => {
      clearTimeout(cancel)
      speechSynthesis.removeEventListener('voiceschanged', look)
      resolve(found)
    }
    speechSynthesis.addEventListener('voiceschanged', look)
  })
}

import critical from '../../../resources/sounds/critical.wav'
import info from '../../../resources/sounds/info.wav'
import warning from '../../../resources/sounds/warning.wav'
import type { VoiceJob } from '../../shared/ipc/voice.ts'
import { type Begun, fileAddress } from './jobs.ts'

const own = { info, warning, critical } as const

/** A sound is a call, not a concert: longer files are cut, s. */
const longestS = 30

/** What is heard now. */
interface Playing {
  readonly stop: () => void
  readonly fail: (reason: Error) => void
}

let output: AudioContext | null = null
let playing: Playing | null = null

/** Plays a sound, in place of the one that is heard now. @throws when it cannot be read or played */
export async function playSound(job: VoiceJob & { readonly kind: 'sound' }): Promise<Begun> {
  const audio = outputOf()
  const address = job.sound === 'file' ? fileAddress(job.id) : own[job.sound]
  const buffer = await decode(audio, address)
  await audio.resume()
  playing?.stop()

  const source = audio.createBufferSource()
  source.buffer = buffer
  const gain = audio.createGain()
  gain.gain.value = job.volume
  source.connect(gain).connect(audio.destination)
  const ended = new Promise<void>((resolve, reject) => {
    source.onended = () => resolve()
    playing = { stop: () => source.stop(), fail: reject }
  })
  source.start(0, 0, longestS)
  // Without a device Chromium plays into the void and says nothing. What it found may be wrong, so it is tried first.
  if (!(await hasOutput())) throw new Error('no sound output was found on this computer')
  return { detail: `${buffer.duration.toFixed(1)} s`, ended }
}

/** Whether there is anything that sounds. Names of devices need a permission, which this page has not; their kind does not. */
async function hasOutput(): Promise<boolean> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices.some(({ kind }) => kind === 'audiooutput')
}

/** The system's sound output. One that broke is made anew for the next sound. */
function outputOf(): AudioContext {
  if (output !== null) return output
  const made = new AudioContext()
  made.addEventListener('error', () => {
    playing?.fail(new Error('the system has no sound output that works'))
    if (output === made) output = null
  })
  output = made
  return made
}

async function decode(audio: AudioContext, address: string): Promise<AudioBuffer> {
  const response = await fetch(address)
  if (!response.ok) throw new Error('the sound was not found')
  const bytes = await response.arrayBuffer()
  try {
    return await audio.decodeAudioData(bytes)
  } catch {
    throw new Error('the file is damaged, or holds no sound that can be played')
  }
}

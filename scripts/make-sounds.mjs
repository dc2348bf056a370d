#!/usr/bin/env node
// Makes Pantau's own sounds (resources/sounds): one soft tone for information, two for a warning, three rising
// ones for what is critical, so that they can be told apart with closed eyes. The files are committed; run this
// again after a change here.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repoRoot } from './lib/paths.mjs'

const RATE = 22_050

/** Overtones of a small bell: share of the fundamental's frequency, strength, and how fast it fades. */
const BELL = [
  { ratio: 1, strength: 1, fade: 1 },
  { ratio: 2, strength: 0.3, fade: 1.8 },
  { ratio: 3, strength: 0.12, fade: 2.6 },
  { ratio: 4.2, strength: 0.06, fade: 4 },
]

/** Tones: start and length in s, pitch in Hz, loudness up to 1. */
const SOUNDS = {
  info: [{ at: 0, length: 0.7, pitch: 659.26, loudness: 0.45 }],
  warning: [
    { at: 0, length: 0.6, pitch: 783.99, loudness: 0.6 },
    { at: 0.24, length: 0.8, pitch: 587.33, loudness: 0.6 },
  ],
  critical: [0, 0.75].flatMap((start) => [
    { at: start, length: 0.45, pitch: 659.26, loudness: 0.8 },
    { at: start + 0.16, length: 0.45, pitch: 830.61, loudness: 0.85 },
    { at: start + 0.32, length: 0.7, pitch: 987.77, loudness: 0.95 },
  ]),
}

/** Mixes the tones into samples from -1 to 1; none begins or ends with a click. */
function render(tones) {
  const length = Math.max(...tones.map((tone) => tone.at + tone.length))
  const samples = new Float64Array(Math.ceil(length * RATE))
  for (const tone of tones) {
    const first = Math.round(tone.at * RATE)
    const count = Math.min(Math.round(tone.length * RATE), samples.length - first)
    for (let index = 0; index < count; index++) {
      const time = index / RATE
      const rise = Math.min(1, time / 0.006)
      const end = Math.min(1, (tone.length - time) / 0.05)
      let value = 0
      for (const { ratio, strength, fade } of BELL) {
        const decay = Math.exp((-5 * fade * time) / tone.length)
        value += strength * decay * Math.sin(2 * Math.PI * tone.pitch * ratio * time)
      }
      samples[first + index] += (value * rise * end * tone.loudness) / 1.48
    }
  }
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return peak > 0.98 ? samples.map((value) => (value * 0.98) / peak) : samples
}

/** A WAV file of one channel with 16 bits. */
function wav(samples) {
  const file = Buffer.alloc(44 + samples.length * 2)
  file.write('RIFF', 0)
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(RATE, 24)
  file.writeUInt32LE(RATE * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(samples.length * 2, 40)
  for (const [index, value] of samples.entries())
    file.writeInt16LE(Math.round(value * 32_767), 44 + index * 2)
  return file
}

const folder = join(repoRoot, 'resources', 'sounds')
await mkdir(folder, { recursive: true })
for (const [name, tones] of Object.entries(SOUNDS)) {
  await writeFile(join(folder, `${name}.wav`), wav(render(tones)))
}

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { largestSound, readSoundFile, soundKind } from '../../../../../src/main/native/voice/sound-file.ts'

const sounds = join(import.meta.dirname, '../../../../../resources/sounds')
const folder = mkdtempSync(join(tmpdir(), 'pantau-sound-'))

describe('a sound file', () => {
  it.each(['info', 'warning', 'critical'])(
    'of our own is one: %s.wav, 16 bit mono, short and small',
    (name) => {
      const bytes = readFileSync(join(sounds, `${name}.wav`))
      expect(soundKind(bytes)).toBe('wav')
      expect([bytes.readUInt16LE(22), bytes.readUInt32LE(24), bytes.readUInt16LE(34)]).toEqual([
        1, 22_050, 16,
      ])
      expect(bytes.length).toBeLessThan(100_000)
      // Neither silent nor clipped.
      const samples = new Int16Array(new Uint8Array(bytes.subarray(44)).buffer)
      const peak = Math.max(...Array.from(samples, Math.abs))
      expect(peak).toBeGreaterThan(8_000)
      expect(peak).toBeLessThan(32_767)
    },
  )

  it.each([
    ['ID3 tag', [0x49, 0x44, 0x33, 4], 'mp3'],
    ['MPEG frame', [0xff, 0xfb, 0x90, 0], 'mp3'],
    ['Ogg page', [0x4f, 0x67, 0x67, 0x53], 'ogg'],
    ['AAC, which looks a little like MP3', [0xff, 0xf1, 0x50, 0x80], null],
    ['a picture', [0x89, 0x50, 0x4e, 0x47], null],
    ['RIFF that is video', [...Buffer.from('RIFF\0\0\0\0AVI ')], null],
    ['nothing', [], null],
  ])('is known by its bytes, not by its name: %s', (_name, bytes, kind) => {
    expect(soundKind(new Uint8Array(bytes))).toBe(kind)
  })

  it('is refused with the reason: gone, a folder, too large, something else by its bytes', async () => {
    const fault = async (path: string) => {
      const read = await readSoundFile(path)
      return read.ok ? null : read.fault
    }
    expect(await fault(join(sounds, 'info.wav'))).toBeNull()
    expect(await fault(join(folder, 'gone.wav'))).toBe('unreadable')
    expect(await fault(folder)).toBe('unreadable')
    const text = join(folder, 'text.wav')
    writeFileSync(text, 'not a sound')
    expect(await fault(text)).toBe('unknown-kind')
    const large = join(folder, 'large.wav')
    writeFileSync(large, 'RIFF\0\0\0\0WAVE')
    truncateSync(large, largestSound + 1)
    expect(await fault(large)).toBe('too-large')
  })

  it.skipIf(process.platform === 'win32')('that is a pipe is never waited for', async () => {
    const pipe = join(folder, 'pipe.wav')
    execFileSync('mkfifo', [pipe])
    expect(await readSoundFile(pipe)).toMatchObject({ ok: false, detail: 'it is no ordinary file' })
  })
})

import { readFile, stat } from 'node:fs/promises'

/** Largest own sound, bytes. */
export const largestSound = 5 * 1024 * 1024

/** Kinds of sound files, which are also their usual endings. */
export const soundKinds = ['wav', 'mp3', 'ogg'] as const
export type SoundKind = (typeof soundKinds)[number]

/** Why a file is no sound of Pantau's. */
export type SoundFault = 'unreadable' | 'too-large' | 'unknown-kind'

/** A file that was read. `detail` is in English. */
export type SoundFile =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: SoundFault; readonly detail: string }

/** What a file is by its first bytes, whatever its name says. @returns null for what Pantau does not play */
export function soundKind(bytes: Uint8Array): SoundKind | null {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'wav'
  if (text(0, 4) === 'OggS') return 'ogg'
  if (text(0, 3) === 'ID3') return 'mp3'
  // The head of an MPEG frame: eleven bits set, then layer III.
  const [first = 0, second = 0] = bytes
  return first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) === 0x02 ? 'mp3' : null
}

/** Reads a sound of the user's own. The path comes from settings, so it may be anything; never throws. */
export async function readSoundFile(path: string): Promise<SoundFile> {
  try {
    // Looked at before it is opened: a pipe or a device would keep its reader for ever.
    const facts = await stat(path)
    if (!facts.isFile()) return { ok: false, fault: 'unreadable', detail: 'it is no ordinary file' }
    if (facts.size > largestSound) {
      return { ok: false, fault: 'too-large', detail: `${facts.size} bytes, more than ${largestSound}` }
    }
    const bytes = new Uint8Array(await readFile(path))
    return soundKind(bytes) === null
      ? { ok: false, fault: 'unknown-kind', detail: `no ${soundKinds.join(', ')} file` }
      : { ok: true, bytes }
  } catch (error) {
    return { ok: false, fault: 'unreadable', detail: error instanceof Error ? error.message : String(error) }
  }
}

import type { FileSaver } from '../../engine/ports.ts'
import { writeFileAtomic } from '../../node/files/write-atomic.ts'

/** Asks for a place. Null: the user does not want the file after all. */
type AskForPlace = (name: string) => Promise<string | null>

/**
 * Asks where a text shall be kept and writes it there. Never throws: whatever goes wrong on the way, from the dialog to a
 * full disk, is told in the answer.
 *
 * @param suggestedName made by the program and in part from names that users gave, so it is cleaned first
 */
export async function askAndSave(
  suggestedName: string,
  text: string,
  ask: AskForPlace,
): ReturnType<FileSaver['save']> {
  try {
    const path = await ask(plainFileName(suggestedName))
    if (path === null) return { status: 'cancelled' }
    writeFileAtomic(path, text)
    return { status: 'saved', path }
  } catch (error) {
    return { status: 'failed', detail: error instanceof Error ? error.message : String(error) }
  }
}

/** A name that no system takes for a path, a device or a hidden file; at most 120 characters. */
export function plainFileName(name: string): string {
  const plain = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, '-')
    .slice(-120)
    .replace(/^[.\s-]+|[.\s]+$/g, '')
  return plain === '' ? 'pantau.txt' : plain
}

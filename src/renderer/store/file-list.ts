import type { ProcessedFile } from '../../shared/domain/library.ts'

/** What the list of files shows, and which page of it; it outlives the view, as a reader's place does. */
export interface FileFilter {
  readonly result: 'all' | 'ok' | 'failed'
  readonly text: string
  readonly sort: 'time' | 'name'
  /** From 0. Kept when the list is refreshed and even while it is empty (C5); shown by {@link pageOf}. */
  readonly page: number
}

export const firstFiles: FileFilter = { result: 'all', text: '', sort: 'time', page: 0 }

const byPath = new Intl.Collator('id', { numeric: true })

/** Orders of the list: the latest on top, or by path as a shelf has it. */
export const compareFiles: Readonly<
  Record<FileFilter['sort'], (a: ProcessedFile, b: ProcessedFile) => number>
> = {
  time: (a, b) => b.at - a.at,
  name: (a, b) => (a.path === b.path ? 0 : byPath.compare(a.path, b.path)),
}

/** Makes the test of a filter; every word of the text must be in the path or in the error. */
export function acceptFile({
  result,
  text,
}: Pick<FileFilter, 'result' | 'text'>): (file: ProcessedFile) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return (file) => {
    if (result !== 'all' && file.success !== (result === 'ok')) return false
    if (words.length === 0) return true
    const all = `${file.path} ${file.error}`.toLowerCase()
    return words.every((word) => all.includes(word))
  }
}

/** One page of a list. */
export interface Page {
  readonly page: number
  readonly pages: number
  /** Index of the first row and of the one after the last. */
  readonly from: number
  readonly to: number
}

/** The page that can be shown: the wanted one, or the last where the list has become shorter. */
export function pageOf(rows: number, size: number, wanted: number): Page {
  const pages = Math.max(1, Math.ceil(rows / size))
  const page = Math.max(0, Math.min(pages - 1, wanted))
  const from = page * size
  return { page, pages, from, to: Math.min(rows, from + size) }
}

/** The folder of a path, without the name and the last slash; '' for none. Knows both kinds of slashes. */
export function folderOf(path: string): string {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
  return at > 0 ? path.slice(0, at) : ''
}

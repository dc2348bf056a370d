import { closeSync, fdatasync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/** How far the log had come, as kept outside of the database (S3). */
export interface Mark {
  readonly epoch: string
  readonly seq: number
  /** Receipt numbers given out, so that none is given twice when the database is lost. */
  readonly receipts: number
}

/** `none`: there is no such file. `damaged`: it cannot be read, so nothing is proved. */
export type MarkFound =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged' }
  | ({ readonly kind: 'found' } & Mark)

const pattern = /^([0-9a-f]{8}) (\d{16}) (\d{16})\n$/

export function readMark(file: string): MarkFound {
  let text: string
  try {
    text = readFileSync(file, 'latin1')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { kind: 'none' }
    return { kind: 'damaged' }
  }
  const match = pattern.exec(text)
  if (match?.[1] === undefined) return text === '' ? { kind: 'none' } : { kind: 'damaged' }
  return { kind: 'found', epoch: match[1], seq: Number(match[2]), receipts: Number(match[3]) }
}

/** Writer of the mark; one record of fixed length, overwritten in place. */
export interface MarkFile {
  /**
   * Says that everything up to `mark` is in the database. Called after each commit, before its answer: it survives the
   * death of the process at once. It reaches the disk within a second, beside the commits; after a power cut the mark may
   * be that much behind, never ahead of a durable log, so it raises no false alarm.
   */
  write(mark: Mark): void
  /** Writes and waits for the disk; for a new epoch. */
  writeDurably(mark: Mark): void
  close(): void
}

export function openMarkFile(file: string, syncEveryMs = 1000): MarkFile {
  const fd = openSync(file, 'a+', 0o600)
  closeSync(fd)
  const out = openSync(file, 'r+')
  let timer: NodeJS.Timeout | null = null
  let open = true

  function put({ epoch, seq, receipts }: Mark): void {
    const digits = (value: number) => String(value).padStart(16, '0')
    writeSync(out, `${epoch} ${digits(seq)} ${digits(receipts)}\n`, 0, 'latin1')
  }
  return {
    write(mark) {
      put(mark)
      timer ??= setTimeout(() => {
        timer = null
        // A failed sync leaves the mark behind, which is its ordinary state for a second; the next one tries again.
        if (open) fdatasync(out, () => undefined)
      }, syncEveryMs).unref()
    },
    writeDurably(mark) {
      put(mark)
      fdatasyncSync(out)
    },
    close() {
      if (!open) return
      open = false
      if (timer !== null) clearTimeout(timer)
      try {
        fdatasyncSync(out)
      } finally {
        closeSync(out)
      }
    },
  }
}

import { setImmediate as nextTurn } from 'node:timers/promises'
import { formatPosition } from '../../shared/domain/position.ts'
import type { CommittedGroup, LogEvent } from '../store/hub-store.ts'
import type { ChannelReader, LogPart } from './channel-spec.ts'
import { chunkBytes, filterClass, type LogSource } from './chunks.ts'

/** Tells readers of the log in looks: what came since the last one, rendered once for all who stand at the same place. */
export interface LogTail {
  publish(group: CommittedGroup): void
  look(): void
  /** Brings a reader who stands before the present look's events up to them, through the log. */
  catchUp(reader: ChannelReader): void
  /** The position that a quiet reader may be told as its own; null when it knows it, or events wait for it. */
  newPosition(reader: ChannelReader): string | null
}

export interface LogTailParts {
  readonly source: LogSource
  readonly readers: ReadonlySet<ChannelReader>
  write(reader: ChannelReader, bytes: Buffer): void
  /** The reader takes too little; it is to be removed. */
  overflow(reader: ChannelReader): void
}

/** Events kept between two looks; whoever needs older ones reads the log. */
const windowEvents = 2000

export function createLogTail(part: LogPart, parts: LogTailParts): LogTail {
  const { source, readers, write } = parts
  const of = filterClass(part.filter)
  /** Every matching event behind `windowFrom`. */
  let window: LogEvent[] = []
  let windowFrom = source.bounds().head

  function render(events: readonly LogEvent[], seq: number): Buffer {
    return Buffer.from(part.render(events, formatPosition({ epoch: source.bounds().epoch, seq })))
  }
  async function pump(reader: ChannelReader): Promise<void> {
    reader.pumping = true
    const { epoch } = source.bounds()
    try {
      while (!reader.blocked && readers.has(reader) && reader.cursor < windowFrom) {
        const { events, through } = await source.read(reader.cursor, part.filter, chunkBytes)
        if (source.bounds().epoch !== epoch || !readers.has(reader) || through <= reader.cursor) return
        const bytes = events.length > 0 ? render(events, through) : Buffer.alloc(0)
        write(reader, bytes)
        // Events that this reader is not told of bring no id; a comment does.
        if (bytes.length > 0) reader.told = through
        reader.cursor = through
        // One chunk a turn: a long way through the log must not hold up the commits and the other readers.
        await nextTurn()
      }
    } catch {
      // The log cannot be read now; the reader comes back with its cursor.
      reader.socket.destroy()
    } finally {
      reader.pumping = false
    }
  }
  function catchUp(reader: ChannelReader): void {
    if (!reader.blocked && !reader.pumping && reader.cursor < windowFrom) void pump(reader)
  }
  function look(): void {
    const { head } = source.bounds()
    const made = new Map<number, { readonly bytes: Buffer; readonly some: boolean }>()
    const at = (cursor: number) => {
      const events = window.filter(({ seq }) => seq > cursor)
      const bytes = events.length > 0 ? render(events, head) : Buffer.from(part.nothing?.() ?? '')
      return { bytes, some: events.length > 0 && bytes.length > 0 }
    }
    for (const reader of readers) {
      if (reader.blocked) {
        reader.queued += window.length
        if (part.maxQueue !== undefined && reader.queued > part.maxQueue) parts.overflow(reader)
      } else if (!reader.pumping && reader.cursor >= windowFrom) {
        const { cursor } = reader
        const now = made.get(cursor) ?? at(cursor)
        made.set(cursor, now)
        reader.cursor = head
        if (now.some) reader.told = head
        write(reader, now.bytes)
      }
    }
    window = []
    windowFrom = head
    for (const reader of readers) catchUp(reader)
  }

  return {
    look,
    catchUp,
    publish({ to, events }) {
      const mine = events.filter((event) => of.matches(event))
      window.push(...mine)
      if (part.everyMs === 0) {
        if (mine.length > 0) look()
      } else if (window.length > windowEvents) {
        window = []
        windowFrom = to
      }
    },
    newPosition(reader) {
      if (window.length === 0 && reader.cursor >= windowFrom) {
        reader.cursor = Math.max(reader.cursor, source.bounds().head)
      }
      if (reader.pumping || reader.told >= reader.cursor) return null
      reader.told = reader.cursor
      return formatPosition({ epoch: source.bounds().epoch, seq: reader.cursor })
    },
  }
}

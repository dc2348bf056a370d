import { formatPosition } from '../../shared/domain/position.ts'
import { adminTopics } from '../../shared/hub/events.ts'
import type { EventFilter, LogBounds, LogChunk, LogEvent } from '../store/hub-store.ts'
import { frameStored } from './frame.ts'

/** The part of the log that a reader who is behind gets in one write. */
export interface Chunk {
  readonly bytes: Buffer
  readonly through: number
}

export interface LogSource {
  bounds(): LogBounds
  read(after: number, filter: EventFilter, maxBytes: number): Promise<LogChunk>
}

/** Readers with the same filter: what is made for one is made for all of them. */
export interface FilterClass {
  readonly key: string
  readonly filter: EventFilter
  matches(event: LogEvent): boolean
}

export function filterClass(filter: EventFilter): FilterClass {
  const { branch, hidden = false } = filter
  const asked = filter.topics?.filter((topic) => hidden || !adminTopics.includes(topic))
  const topics = asked === undefined ? null : new Set([...asked].sort())
  const passes = (topic: string) =>
    topics === null ? hidden || !adminTopics.includes(topic) : topics.has(topic)
  return {
    key: JSON.stringify([topics === null ? null : [...topics], branch, hidden]),
    filter: { topics: topics === null ? null : [...topics], branch, hidden },
    matches: (event) =>
      passes(event.topic) && (branch === null || event.branch === branch || event.branch === ''),
  }
}

/** Largest write; with it a reader that stops reading holds at most this and what the socket still has (S8). */
export const chunkBytes = 64 * 1024

/**
 * Makes chunks of the log. The last one of each class is kept, because readers that were cut together ask for the same
 * ones; and an event larger than a chunk is the same buffer for everybody, so that stalled readers do not hold a copy each.
 */
export function createChunks(source: LogSource): {
  get(of: FilterClass, after: number): Promise<Chunk>
  forget(): void
} {
  const last = new Map<string, { readonly after: number; readonly chunk: Promise<Chunk> }>()
  const large = new Map<number, WeakRef<Buffer>>()

  function largeFrame(seq: number, text: string): Buffer {
    const known = large.get(seq)?.deref()
    if (known !== undefined) return known
    const bytes = Buffer.from(text)
    if (large.size > 64) large.clear()
    large.set(seq, new WeakRef(bytes))
    return bytes
  }
  async function make(of: FilterClass, after: number): Promise<Chunk> {
    const { epoch } = source.bounds()
    const { events, through } = await source.read(after, of.filter, chunkBytes)
    let text = ''
    let reached = after
    for (const event of events) {
      const frame = frameStored(epoch, event)
      if (frame.length > chunkBytes) {
        return text === ''
          ? { bytes: largeFrame(event.seq, frame), through: event.seq }
          : { bytes: Buffer.from(text), through: reached }
      }
      text += frame
      reached = event.seq
    }
    return { bytes: Buffer.from(text), through }
  }
  return {
    get(of, after) {
      const known = last.get(of.key)
      if (known !== undefined && known.after === after) return known.chunk
      const chunk = make(of, after)
      last.set(of.key, { after, chunk })
      chunk.catch(() => last.delete(of.key))
      return chunk
    },
    forget() {
      last.clear()
      large.clear()
    },
  }
}

/** The position of a seq in the source's present epoch. */
export function positionOf(source: LogSource, seq: number): string {
  return formatPosition({ epoch: source.bounds().epoch, seq })
}

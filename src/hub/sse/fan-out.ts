import type { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CommittedGroup, EventFilter } from '../store/hub-store.ts'
import {
  type Chunk,
  chunkBytes,
  createChunks,
  type FilterClass,
  filterClass,
  type LogSource,
  positionOf,
} from './chunks.ts'
import { cursorBlock, frameStored, frameText, heartbeat } from './frame.ts'
import { hasStalled, type Progress } from './progress.ts'

export interface FanOutOptions {
  readonly source: LogSource
  readonly heartbeatMs: number
  /** A reader without write progress for this long is cut (S8). */
  readonly stallMs: number
  /** A stream ends by itself after 0.8 to 1.0 of this, so that a deploy does not bring all readers back at once (S12). */
  readonly maxAgeMs: number
  /** How often streams are looked after. */
  readonly sweepMs: number
  readonly monotonic: () => number
  readonly random: () => number
}

/** State of one stream: a cursor into the log, never a queue. */
interface Reader extends Progress {
  readonly of: FilterClass
  /** Id of the token that opened it. */
  readonly owner: string
  readonly endsAt: number
  cursor: number
  /** Cursor that the reader knows of; behind `cursor` where its filter let nothing pass. */
  told: number
  /** The socket has enough for now; it goes on at 'drain'. */
  blocked: boolean
  pumping: boolean
  wroteAt: number
  /** When `bye` was said; null while the stream is open. */
  endedAt: number | null
}

export interface FanOut {
  /**
   * Hands a socket over whose HTTP request was answered with `opening`; from here on it belongs to the fan-out.
   * Events after `after` follow.
   */
  attach(stream: {
    readonly socket: Socket
    readonly filter: EventFilter
    readonly owner: string
    readonly after: number
    readonly opening: Buffer
  }): void
  /** Sends what was committed to all who are up to date; called in the turn of the commit. */
  publish(group: CommittedGroup): void
  /** Whether a socket belongs to a stream; a second request on it is an attack or a mistake. */
  owns(socket: Socket): boolean
  /** Ends the streams of one token at once (fault 31). */
  cutOwner(owner: string): void
  /** Says `bye` to everyone and ends all streams. @param spreadMs readers are asked to wait up to this */
  endAll(spreadMs: number): void
  /** As {@link endAll}, then waits for the sockets, at most `graceMs`. */
  close(spreadMs: number, graceMs: number): Promise<void>
  readonly size: number
  stats(): {
    readonly streams: number
    /** What the process holds for readers that have not taken it yet (S8). */
    readonly pendingBytes: number
    readonly opened: number
    readonly stalled: number
    readonly delivered: number
  }
}

/** How long a peer may take to close its side after `bye`. */
const byeMs = 5000

/** See design.md 3: attach, then tail the log by cursor. The seam has no hole, because only the log is ever read. */
export function createFanOut(options: FanOutOptions): FanOut {
  const { source, monotonic } = options
  const chunks = createChunks(source)
  const classes = new Map<string, { readonly of: FilterClass; readonly readers: Set<Reader> }>()
  const bySocket = new Map<Socket, Reader>()
  const counts = { opened: 0, stalled: 0, delivered: 0 }
  let sweeper: NodeJS.Timeout | null = null
  let now = monotonic()

  function write(reader: Reader, bytes: Buffer, through: number): void {
    reader.cursor = through
    if (bytes.length === 0) return
    reader.told = through
    reader.wroteAt = now
    if (!reader.socket.write(bytes)) reader.blocked = true
  }

  async function pump(reader: Reader): Promise<void> {
    if (reader.pumping) return
    reader.pumping = true
    const { epoch } = source.bounds()
    try {
      while (!reader.blocked && bySocket.has(reader.socket) && reader.cursor < source.bounds().head) {
        const { bytes, through }: Chunk = await chunks.get(reader.of, reader.cursor)
        if (source.bounds().epoch !== epoch) return
        write(reader, bytes, through)
        // One chunk a turn: a long replay must not hold up the commits and the other readers.
        await nextTurn()
      }
    } catch {
      // The log cannot be read now; the reader comes back with its cursor.
      reader.cursor = Number.POSITIVE_INFINITY
      reader.socket.destroy()
    } finally {
      reader.pumping = false
    }
    if (!reader.blocked && reader.cursor < source.bounds().head) void pump(reader)
  }

  function onDrain(this: Socket): void {
    const reader = bySocket.get(this)
    if (reader === undefined) return
    reader.blocked = false
    if (reader.cursor < source.bounds().head) void pump(reader)
  }
  function onClose(this: Socket): void {
    const reader = bySocket.get(this)
    if (reader === undefined) return
    bySocket.delete(this)
    const group = classes.get(reader.of.key)
    group?.readers.delete(reader)
    if (group?.readers.size === 0) classes.delete(reader.of.key)
    if (bySocket.size === 0 && sweeper !== null) {
      clearInterval(sweeper)
      sweeper = null
    }
  }
  function bye(reader: Reader, spreadMs: number): void {
    if (reader.endedAt !== null) return
    const data = JSON.stringify({ retryAfterMs: Math.round(options.random() * spreadMs) })
    reader.endedAt = now
    // Past every head: nothing is written behind the end.
    reader.cursor = Number.POSITIVE_INFINITY
    reader.socket.end(frameText({ event: 'bye', data }))
  }

  function lookAfter(reader: Reader): void {
    const { socket } = reader
    if (hasStalled(reader, now, options.stallMs)) {
      counts.stalled += 1
      socket.resetAndDestroy()
      return
    }
    if (reader.endedAt !== null) {
      // The peer has not closed its side; it had its time.
      if (now - reader.endedAt >= byeMs) socket.destroy()
    } else if (now >= reader.endsAt) {
      bye(reader, 1000)
    } else if (!reader.blocked && now - reader.wroteAt >= options.heartbeatMs - options.sweepMs) {
      const moved = reader.told < reader.cursor
      write(reader, moved ? cursorBlock(positionOf(source, reader.cursor)) : heartbeat, reader.cursor)
    }
  }
  function sweep(): void {
    now = monotonic()
    for (const reader of bySocket.values()) lookAfter(reader)
  }

  return {
    attach({ socket, filter, owner, after, opening }) {
      now = monotonic()
      const of = filterClass(filter)
      const group = classes.get(of.key) ?? { of, readers: new Set() }
      classes.set(of.key, group)
      const reader: Reader = {
        socket,
        of: group.of,
        owner,
        endsAt: now + options.maxAgeMs * (0.8 + 0.2 * options.random()),
        cursor: after,
        told: after,
        blocked: false,
        pumping: false,
        wroteAt: now,
        progress: 0,
        progressAt: now,
        endedAt: null,
      }
      bySocket.set(socket, reader)
      group.readers.add(reader)
      counts.opened += 1
      socket.setNoDelay(true)
      socket.setTimeout(0)
      socket.on('drain', onDrain)
      socket.on('close', onClose)
      sweeper ??= setInterval(sweep, options.sweepMs).unref()
      write(reader, opening, after)
      if (after < source.bounds().head) void pump(reader)
    },
    publish({ from, to, events }) {
      const { epoch } = source.bounds()
      for (const { of, readers } of classes.values()) {
        let text = ''
        for (const event of events) if (of.matches(event)) text += frameStored(epoch, event)
        const shared = text.length <= chunkBytes
        const bytes = shared ? Buffer.from(text) : null
        if (shared && text !== '') counts.delivered += readers.size
        for (const reader of readers) {
          // Whoever stands elsewhere is on the way through the log, or goes on at 'drain'.
          if (reader.cursor !== from || reader.blocked) continue
          if (bytes !== null) write(reader, bytes, to)
          else void pump(reader)
        }
      }
    },
    owns: (socket) => bySocket.has(socket),
    cutOwner(owner) {
      for (const reader of bySocket.values()) if (reader.owner === owner) reader.socket.destroy()
    },
    endAll(spreadMs) {
      chunks.forget()
      for (const reader of bySocket.values()) bye(reader, spreadMs)
    },
    async close(spreadMs, graceMs) {
      this.endAll(spreadMs)
      const deadline = monotonic() + graceMs
      while (bySocket.size > 0 && monotonic() < deadline) await new Promise((done) => setTimeout(done, 20))
      for (const { socket } of bySocket.values()) socket.destroy()
      if (sweeper !== null) clearInterval(sweeper)
    },
    get size() {
      return bySocket.size
    },
    stats() {
      let pendingBytes = 0
      for (const { socket } of bySocket.values()) pendingBytes += socket.writableLength
      return { streams: bySocket.size, pendingBytes, ...counts }
    },
  }
}

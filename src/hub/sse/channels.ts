import type { Socket } from 'node:net'
import type { Clock } from '../../node/time/clock.ts'
import type { CommittedGroup } from '../store/hub-store.ts'
import { type Channel, createChannel, writeTo } from './channel.ts'
import type { ChannelReader, ChannelSpec } from './channel-spec.ts'
import type { LogSource } from './chunks.ts'
import { hasStalled } from './progress.ts'

export interface ChannelsOptions {
  readonly source: LogSource
  readonly clock: Clock
  /** A reader without write progress for this long is cut (S8). */
  readonly stallMs: number
  /** How often streams are looked after. */
  readonly sweepMs: number
  readonly random: () => number
  readonly onTrouble: (error: unknown) => void
}

/** Streams that are rendered for many at once: by interval, or with every commit. Knows no word of any dialect. */
export interface Channels {
  /**
   * Hands a socket over whose HTTP request was answered with `opening`, which speaks of the log up to `after`.
   * From here on the socket belongs to the channel.
   */
  attach(stream: {
    readonly socket: Socket
    readonly spec: ChannelSpec
    readonly owner: string
    readonly after: number
    readonly opening: Buffer
  }): void
  /** To be called in the turn of the commit. */
  publish(group: CommittedGroup): void
  owns(socket: Socket): boolean
  /** Ends the streams of one token at once (fault 31). */
  cutOwner(owner: string): void
  /** Ends all streams in order; their clients come back by themselves. */
  endAll(): void
  /** As {@link endAll}, then waits for the sockets, at most `graceMs`. */
  close(graceMs: number): Promise<void>
  readonly size: number
  /** Readers of one kind: the part of the key before the first `/`. */
  sizeOf(kind: string): number
  stats(): {
    readonly streams: number
    readonly pendingBytes: number
    readonly opened: number
    readonly stalled: number
    /** Readers that were removed because their queue was full (C3). */
    readonly removed: number
  }
}

/** How long a peer may take to close its side after the end. */
const endMs = 5000

export function createChannels(options: ChannelsOptions): Channels {
  const { source, clock } = options
  const channels = new Map<string, Channel>()
  const bySocket = new Map<Socket, { readonly reader: ChannelReader; readonly channel: Channel }>()
  const counts = { opened: 0, stalled: 0, removed: 0 }
  let stopSweeping: (() => void) | null = null

  function onDrain(this: Socket): void {
    const known = bySocket.get(this)
    known?.channel.drained(known.reader)
  }
  function onClose(this: Socket): void {
    const known = bySocket.get(this)
    if (known === undefined) return
    bySocket.delete(this)
    known.channel.remove(known.reader)
    const { readers, spec } = known.channel
    if (readers.size === 0 && channels.get(spec.key) === known.channel) channels.delete(spec.key)
    if (bySocket.size > 0) return
    stopSweeping?.()
    stopSweeping = null
  }
  function onOverflow(reader: ChannelReader): void {
    counts.removed += 1
    reader.socket.resetAndDestroy()
  }
  function end(reader: ChannelReader): void {
    if (reader.endedAt !== null) return
    reader.endedAt = clock.monotonic()
    reader.socket.end()
  }
  function lookAfter(reader: ChannelReader, channel: Channel, now: number): void {
    // Its 'close' is on the way.
    if (reader.socket.destroyed) return
    if (hasStalled(reader, now, options.stallMs)) {
      counts.stalled += 1
      reader.socket.resetAndDestroy()
    } else if (reader.endedAt !== null) {
      if (now - reader.endedAt >= endMs) reader.socket.destroy()
    } else if (now >= reader.endsAt) {
      end(reader)
    } else if (now >= reader.beatAt) {
      reader.beatAt += channel.spec.heartbeatMs
      channel.beat(reader)
    }
  }
  function sweep(): void {
    const now = clock.monotonic()
    for (const { reader, channel } of bySocket.values()) lookAfter(reader, channel, now)
  }
  function channelOf(spec: ChannelSpec): Channel {
    const known = channels.get(spec.key)
    if (known !== undefined) return known
    const made = createChannel(spec, { source, clock, onOverflow, onTrouble: options.onTrouble })
    channels.set(spec.key, made)
    return made
  }

  return {
    attach({ socket, spec, owner, after, opening }) {
      // It went away while its opening was made; its 'close' has been.
      if (socket.destroyed) return
      const now = clock.monotonic()
      const channel = channelOf(spec)
      const reader: ChannelReader = {
        socket,
        owner,
        endsAt: now + spec.maxAgeMs * (0.8 + 0.2 * options.random()),
        beatAt: now + spec.heartbeatMs,
        cursor: after,
        told: after,
        blocked: false,
        queued: 0,
        missed: false,
        pumping: false,
        progress: 0,
        progressAt: now,
        endedAt: null,
      }
      bySocket.set(socket, { reader, channel })
      counts.opened += 1
      socket.setNoDelay(true)
      socket.setTimeout(0)
      socket.on('drain', onDrain)
      socket.on('close', onClose)
      stopSweeping ??= clock.every(options.sweepMs, sweep)
      writeTo(reader, opening)
      channel.add(reader)
    },
    publish(group) {
      for (const channel of channels.values()) channel.publish(group)
    },
    owns: (socket) => bySocket.has(socket),
    cutOwner(owner) {
      for (const { reader } of bySocket.values()) if (reader.owner === owner) reader.socket.destroy()
    },
    endAll() {
      // Whoever comes after the end of an epoch must not meet a channel that stands in the old one.
      channels.clear()
      for (const { reader } of bySocket.values()) end(reader)
    },
    async close(graceMs) {
      this.endAll()
      const deadline = clock.monotonic() + graceMs
      while (bySocket.size > 0 && clock.monotonic() < deadline) {
        await new Promise((done) => setTimeout(done, 20))
      }
      for (const socket of bySocket.keys()) socket.destroy()
    },
    get size() {
      return bySocket.size
    },
    sizeOf(kind) {
      let size = 0
      for (const { spec, readers } of channels.values()) {
        if (spec.key.split('/', 1)[0] === kind) size += readers.size
      }
      return size
    },
    stats() {
      let pendingBytes = 0
      for (const socket of bySocket.keys()) pendingBytes += socket.writableLength
      return { streams: bySocket.size, pendingBytes, ...counts }
    },
  }
}

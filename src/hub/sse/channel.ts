import type { Clock } from '../../node/time/clock.ts'
import type { CommittedGroup } from '../store/hub-store.ts'
import type { ChannelReader, ChannelSpec, StatePart } from './channel-spec.ts'
import type { LogSource } from './chunks.ts'
import { cursorBlock, heartbeat } from './frame.ts'
import { createLogTail } from './log-tail.ts'

/** A channel with its readers. It works only while it has some: nothing is rendered for nobody. */
export interface Channel {
  readonly spec: ChannelSpec
  readonly readers: ReadonlySet<ChannelReader>
  add(reader: ChannelReader): void
  remove(reader: ChannelReader): void
  publish(group: CommittedGroup): void
  /** The reader's socket takes more again. */
  drained(reader: ChannelReader): void
  beat(reader: ChannelReader): void
}

export interface ChannelParts {
  readonly source: LogSource
  readonly clock: Clock
  readonly onOverflow: (reader: ChannelReader) => void
  /** A state that cannot be rendered is not said; the next look tries again. */
  readonly onTrouble: (error: unknown) => void
}

/** Writes to a reader, as far as it is open; remembers when its socket has enough. */
export function writeTo(reader: ChannelReader, bytes: Buffer): void {
  if (bytes.length === 0 || reader.endedAt !== null) return
  if (!reader.socket.write(bytes)) reader.blocked = true
}

export function createChannel(spec: ChannelSpec, parts: ChannelParts): Channel {
  const { clock } = parts
  const readers = new Set<ChannelReader>()
  const overflow = parts.onOverflow
  const tail =
    spec.log === undefined
      ? null
      : createLogTail(spec.log, { source: parts.source, readers, write: writeTo, overflow })
  let cancels: readonly (() => void)[] = []
  let lastSaid: Buffer | null = null
  let rendering = false

  async function say(part: StatePart): Promise<void> {
    if (rendering) return
    rendering = true
    try {
      const text = await part.render()
      if (text === '') return
      lastSaid = Buffer.from(text)
      for (const reader of readers) {
        if (reader.blocked) reader.missed = true
        else writeTo(reader, lastSaid)
      }
    } catch (error) {
      parts.onTrouble(error)
    } finally {
      rendering = false
    }
  }
  function start(): void {
    const { log, state } = spec
    cancels = [
      ...(state === undefined ? [] : [clock.every(state.everyMs, () => void say(state))]),
      ...(log === undefined || log.everyMs === 0 ? [] : [clock.every(log.everyMs, () => tail?.look())]),
    ]
  }

  return {
    spec,
    readers,
    add(reader) {
      readers.add(reader)
      if (readers.size === 1) start()
      tail?.catchUp(reader)
    },
    remove(reader) {
      readers.delete(reader)
      if (readers.size > 0) return
      for (const cancel of cancels) cancel()
      cancels = []
    },
    publish: (group) => tail?.publish(group),
    drained(reader) {
      reader.blocked = false
      reader.queued = 0
      if (reader.missed && lastSaid !== null) {
        reader.missed = false
        writeTo(reader, lastSaid)
      }
      tail?.catchUp(reader)
    },
    beat(reader) {
      if (reader.blocked) return
      const position = tail?.newPosition(reader) ?? null
      writeTo(reader, position === null ? heartbeat : cursorBlock(position))
    },
  }
}

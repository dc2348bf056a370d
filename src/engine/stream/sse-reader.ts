import { createParser } from 'eventsource-parser'
import { createBlockSkipper } from './block-skipper.ts'
import { createNameDecoder, decodeField, decodeShortLived } from './field-text.ts'

/** One dispatched message of an event stream. */
export interface SseMessage {
  /** `message` where the server named none. */
  readonly type: string
  readonly data: string
  /** Last event id when it was dispatched, its own or an earlier one's. */
  readonly lastEventId: string
  readonly hasId: boolean
}

/** What a reader of an event stream tells. */
export interface SseReaderEvents {
  onMessage(message: SseMessage): void
  /** A block carried an id but no data: the last event id moved on without a message (S7). */
  onIdOnly(lastEventId: string): void
  /** `retry:` of digits only, ms, not clamped. */
  onRetry(ms: number): void
  /** An event above the limit is being thrown away; once for each, as soon as it is known. */
  onTooLarge(bytes: number): void
}

/** Room for field names and ids beside the data, so that an event of exactly the limit passes. */
const fieldRoom = 65_536

/**
 * Turns the bytes of one event stream into messages by the WHATWG algorithm, in any chunking (C1).
 *
 * The bytes are parsed as Latin-1, one character a byte, and only finished fields are decoded as UTF-8. Every delimiter
 * of the format is ASCII, so the result is the same, and three things follow: the limit is one of bytes, a character
 * that is cut between chunks needs no care, and exactly one byte order mark is taken off (the library behind a
 * TextDecoder takes two).
 *
 * An event above `limitBytes` (UTF-8 bytes of its data) is skipped without being kept, and the next one still arrives
 * (C7): the library would end the stream instead, which is why the way around it is here.
 * One reader serves one connection; a block that the connection's end cuts is never dispatched (E2).
 *
 * @param lastEventId of the stream before this connection; it outlives connections
 */
export function createSseReader(
  limitBytes: number,
  lastEventId: string,
  events: SseReaderEvents,
): { feed(chunk: Uint8Array): void } {
  const decodeName = createNameDecoder()
  let currentId = lastEventId
  let idOnly = false
  let overflowed = false
  /** Upper bound of what the parser holds: bytes fed since the last dispatched message, and the length of this feed. */
  let held = 0
  let feeding = 0
  let skipper: ReturnType<typeof createBlockSkipper> | null = null

  const parser = createParser({
    maxBufferSize: limitBytes + fieldRoom,
    onId: (id) => {
      currentId = decodeShortLived(id)
      idOnly = true
    },
    onRetry: (ms) => events.onRetry(ms),
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') overflowed = true
    },
    onEvent: ({ id, event, data }) => {
      held = feeding
      const hasId = id !== undefined
      if (hasId) idOnly = false
      if (data.length > limitBytes) return events.onTooLarge(data.length)
      const type = event === undefined ? 'message' : decodeName(event)
      events.onMessage({ type, data: decodeField(data), lastEventId: currentId, hasId })
    },
  })

  function feedParser(text: string): void {
    feeding = text.length
    held += feeding
    parser.feed(text)
  }

  /** Line by line, so that an overflow is known where it happens; only near the limit. */
  function feedLines(text: string): void {
    const line = /[^\r\n]*(?:\r\n|[\r\n]|$)/y
    while (line.lastIndex < text.length) {
      const start = line.lastIndex
      const piece = line.exec(text)?.[0] ?? ''
      feedParser(piece)
      if (!overflowed) {
        // A line feed that opens a chunk may be the second half of a CRLF, so it proves no blank line.
        if (start > 0 && (piece === '\n' || piece === '\r' || piece === '\r\n')) held = 0
        continue
      }
      overflowed = false
      parser.reset()
      // A parser that was reset would take a byte order mark off the next block; a comment ends that state.
      parser.feed(':\n')
      events.onTooLarge(held)
      held = 0
      skipper = createBlockSkipper(/[\r\n]$/.test(piece), piece.endsWith('\r'))
      feedText(text.slice(line.lastIndex))
      return
    }
  }

  function feedText(text: string): void {
    let rest: string | null = text
    if (skipper !== null) {
      rest = skipper.skip(text)
      if (rest === null) return
      skipper = null
    }
    if (held + rest.length > limitBytes) feedLines(rest)
    else if (rest !== '') feedParser(rest)
  }

  return {
    feed(chunk) {
      feedText(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1'))
      if (!idOnly) return
      idOnly = false
      events.onIdOnly(currentId)
    },
  }
}

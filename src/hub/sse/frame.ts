/** What a block of the stream says. */
export interface Frame {
  readonly id?: string
  readonly event?: string
  readonly data: string
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must never reach a field (S13)
const forbidden = /[\r\n\u0000]/

function field(name: 'id' | 'event', value: string): string {
  // A bug of ours: names are checked where they come in. Thrown rather than sent, because it would forge fields.
  if (forbidden.test(value)) throw new Error(`a line break or NUL in the ${name} of an event`)
  return `${name}: ${value}\n`
}

/** One event as text of the stream (WHATWG, 9.2.6). Data may have line breaks of any kind; each line becomes a `data:` line. */
export function frameText({ id, event, data }: Frame): string {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  return (
    (id === undefined ? '' : field('id', id)) +
    (event === undefined ? '' : field('event', event)) +
    `${lines.join('')}\n`
  )
}

/** A stored event: its type was checked when it came in and its data is JSON text, which has no line breaks. */
export function frameStored(
  epoch: string,
  event: { readonly seq: number; readonly type: string; readonly data: string },
): string {
  return `id: ${epoch}:${event.seq}\nevent: ${event.type}\ndata: ${event.data}\n\n`
}

/** Bytes that mean nothing but "still here" (S7). */
export const heartbeat = Buffer.from(': heartbeat\n\n')

/**
 * Advances the cursor of a reader whose filter let nothing pass: a block with an id and no data dispatches no event, but
 * its id is what a reconnect sends (WHATWG, 9.2.6).
 */
export function cursorBlock(position: string): Buffer {
  return Buffer.from(`: heartbeat\nid: ${position}\n\n`)
}

/** A comment long enough that a proxy which holds the first 2 KiB lets the first event pass (reliability.md, 3.3). */
export const preamble = `:${' '.repeat(2048)}\n\n`

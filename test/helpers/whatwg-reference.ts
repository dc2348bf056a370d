/** A message as the algorithm dispatches it. */
export interface ReferenceMessage {
  readonly type: string
  readonly data: string
  readonly lastEventId: string
}

/**
 * The event stream algorithm of the HTML Living Standard (9.2.5, 9.2.6), written down clause by clause and without any
 * thought of speed or chunks: the yardstick for the real reader.
 */
export function whatwgMessages(body: Uint8Array): readonly ReferenceMessage[] {
  const messages: ReferenceMessage[] = []
  // "UTF-8 decode", which takes one byte order mark off.
  const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(body)
  const lines = text.split(/\r\n|\n|\r/)
  // What follows the last line break is an unfinished line; with it the unfinished block is discarded.
  lines.pop()
  let data = ''
  let eventType = ''
  let lastEventIdBuffer = ''
  for (const line of lines) {
    if (line === '') {
      const lastEventId = lastEventIdBuffer
      if (data !== '') {
        messages.push({
          type: eventType === '' ? 'message' : eventType,
          data: data.endsWith('\n') ? data.slice(0, -1) : data,
          lastEventId,
        })
      }
      data = ''
      eventType = ''
      continue
    }
    const colon = line.indexOf(':')
    if (colon === 0) continue
    const field = colon === -1 ? line : line.slice(0, colon)
    const rest = colon === -1 ? '' : line.slice(colon + 1)
    const value = rest.startsWith(' ') ? rest.slice(1) : rest
    if (field === 'event') eventType = value
    if (field === 'data') data += `${value}\n`
    if (field === 'id' && !value.includes('\0')) lastEventIdBuffer = value
  }
  return messages
}

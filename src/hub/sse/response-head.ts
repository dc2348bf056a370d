/**
 * Head of a stream's answer, written by hand: the stream then is bare socket writes, one buffer for all readers, and its
 * end is the end of the connection, which needs no chunk framing around every event.
 */
export function responseHead(headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 200 OK\r\n${lines.join('')}\r\n`
}

import { EventSource } from 'eventsource'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { chunksThenEnd, type SseServer, startSseServer } from '../../../helpers/sse-server.ts'
import { recordStream } from '../../../helpers/stream-recorder.ts'
import type { ReferenceMessage } from '../../../helpers/whatwg-reference.ts'
import { whatwgVectors } from '../../../helpers/whatwg-vectors.ts'

let server: SseServer
beforeAll(async () => {
  server = await startSseServer()
})
afterAll(() => server.close())

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body

const chunkings = {
  whole: (bytes: Uint8Array) => [bytes],
  'byte by byte': (bytes: Uint8Array) => Array.from(bytes, (byte) => Uint8Array.of(byte)),
  'in threes': (bytes: Uint8Array) =>
    Array.from({ length: Math.ceil(bytes.length / 3) }, (_, index) =>
      bytes.subarray(index * 3, index * 3 + 3),
    ),
}

/** Everything a stream gives until the server ends it. */
async function readOnce(url: string): Promise<readonly ReferenceMessage[]> {
  const stream = recordStream(url, { random: () => 0.99 })
  stream.supervisor.start()
  await vi.waitFor(() => expect(stream.last().state).toBe('backoff'), 10_000)
  stream.supervisor.stop()
  return stream.messages.map(({ type, data, lastEventId }) => ({ type, data, lastEventId }))
}

describe.each(Object.entries(chunkings))("the standard's vectors, %s", (name, split) => {
  it.each(whatwgVectors)('$name', async ({ body, messages }) => {
    const path = `/vector-${name}`.replaceAll(' ', '-')
    server.route(path, chunksThenEnd(...split(bytesOf(body))))
    expect(await readOnce(server.url + path)).toEqual(messages)
  })
})

describe('beside the eventsource package', () => {
  // ADR 0010: where the package follows the standard, both must agree; it takes two byte order marks off.
  const agreed = whatwgVectors.filter(({ name }) => !/byte order mark/.test(name))

  it.each(agreed)('$name', async ({ body, messages }) => {
    server.route('/beside', chunksThenEnd(bytesOf(body)))
    const theirs: ReferenceMessage[] = []
    await new Promise<void>((resolve) => {
      const source = new EventSource(`${server.url}/beside`)
      // The package has no listener for every name; its own dispatch is the only place that sees them all.
      source.dispatchEvent = (event) => {
        if (event instanceof MessageEvent) {
          theirs.push({ type: event.type, data: String(event.data), lastEventId: event.lastEventId })
        } else if (event.type === 'error') {
          setImmediate(() => source.close())
          resolve()
        }
        return true
      }
    })
    expect(theirs).toEqual(messages)
  })
})

import { expect, vi } from 'vitest'
import { hubEvents } from '../../src/shared/hub/events.ts'
import type { TestHub } from './hub.ts'
import { openStream, type TestStream } from './hub-stream.ts'

/** What a stream says from one point on, read as the catalogue's facts. */
export interface Facts {
  readonly stream: TestStream
  /** Facts since the last call, once the stream has come as far as `position`. Each must fit the catalogue. */
  until(position: unknown): Promise<readonly Fact[]>
  close(): void
}
export interface Fact {
  readonly type: string
  readonly topic: string
  /** The payload without `ts` and `topic`. */
  readonly says: Readonly<Record<string, unknown>>
}

/** Listens to everything that this token may hear, or to the topics of `query`. */
export async function listen(hub: TestHub, token: string | null = hub.admin, query = ''): Promise<Facts> {
  const stream = openStream(hub.hub.url, token, { query })
  await vi.waitFor(() => expect(stream.events.length).toBeGreaterThan(0), 10_000)
  let read = 0
  return {
    stream,
    async until(position) {
      await expect.poll(() => stream.lastId(), { timeout: 10_000 }).toBe(position)
      const found = stream.facts().slice(read)
      read = stream.facts().length
      return found.map(({ type = '', data }) => {
        const schema = hubEvents[type as keyof typeof hubEvents]
        const { ts: _ts, topic, ...says } = schema.parse(JSON.parse(data))
        return { type, topic, says }
      })
    },
    close: () => stream.close(),
  }
}

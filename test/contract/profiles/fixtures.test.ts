import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { profiles } from '../../../src/engine/profiles/registry.ts'
import { createSseReader } from '../../../src/engine/stream/sse-reader.ts'
import type { RawMessage } from '../../../src/engine/stream/types.ts'
import type { NormalisedEvent } from '../../../src/shared/domain/event.ts'
import { formatPosition } from '../../../src/shared/domain/position.ts'

// Fixture files are `<stream>.<case>.sse|json`, as a server would send them; `.expected.json` was written by hand from
// source-systems.md D and F and from the hub's catalogue. Times in it are ISO 8601.
const root = join(import.meta.dirname, '../../fixtures/profiles')
const receivedAt = Date.UTC(2026, 10, 21, 4, 0, 0)

const zone = process.env.TZ
beforeAll(() => {
  // Optik's `tanggal` is a day of the shop; this console stands beside it.
  process.env.TZ = 'Asia/Jakarta'
})
afterAll(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

function messagesOf(path: string): readonly RawMessage[] {
  const bytes = readFileSync(path)
  const base = { receivedAt, connection: 1 }
  if (path.endsWith('.json')) {
    return [
      {
        ...base,
        type: 'poll',
        data: bytes.toString('utf8'),
        lastEventId: '',
        hasId: false,
        transport: 'poll',
      },
    ]
  }
  const messages: RawMessage[] = []
  const ignore = (): void => {}
  createSseReader(1024 * 1024, '', {
    onMessage: (message) => messages.push({ ...base, ...message, transport: 'sse' }),
    onIdOnly: ignore,
    onRetry: ignore,
    onTooLarge: ignore,
  }).feed(bytes)
  return messages
}

const iso = (ms: number): string => new Date(ms).toISOString()

function comparable(event: NormalisedEvent, profile: string): unknown {
  const { type, topic, dedupeKey, ts, position, facts } = event
  const times = JSON.parse(
    JSON.stringify(facts, (name, value: unknown) => (name === 'at' ? iso(Number(value)) : value)),
  )
  const plain = { type, topic, dedupeKey, ts: ts === null ? null : iso(ts), facts: times }
  return profile === 'pantau' ? { ...plain, position: position && formatPosition(position) } : plain
}

describe.each(profiles.filter(({ id }) => id !== 'generic'))('profile $id', (profile) => {
  const folder = join(root, profile.id)
  const cases = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'))

  it.each(cases)('%s', (name) => {
    const path = join(folder, name)
    const stream = name.split('.')[0] ?? ''
    expect(profile.streams.map((spec) => spec.name)).toContain(stream)
    const context = { source: 'shop', stream, currency: 'IDR', firstOfConnection: true }
    const messages = messagesOf(path)
    const events = messages.flatMap((message) => profile.parse(message, context))
    const expected: unknown = JSON.parse(readFileSync(path.replace(/(sse|json)$/, 'expected.json'), 'utf8'))
    expect(events.map((event) => comparable(event, profile.id))).toEqual(expected)
    for (const event of events)
      expect(event).toMatchObject({ source: 'shop', stream, receivedAt, replay: false })
    if (events.length === messages.length) {
      expect(events.map(({ data }) => data)).toEqual(messages.map(({ data }) => data))
    }
  })
})

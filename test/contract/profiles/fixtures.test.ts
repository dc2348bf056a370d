import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects } from '../../../src/engine/profiles/registry.ts'
import type { Profile } from '../../../src/engine/profiles/types.ts'
import { createSseReader } from '../../../src/engine/stream/sse-reader.ts'
import type { RawMessage } from '../../../src/engine/stream/types.ts'
import type { NormalisedEvent } from '../../../src/shared/domain/event.ts'
import { formatPosition } from '../../../src/shared/domain/position.ts'

// Fixture files are `<stream or lookup>.<case>.sse|json|html`, as a server would send them; `.expected.json` says
// what source-systems.md A-F and the hub's catalogue make of it (see the README there). Times in it are ISO 8601.
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
  if (!path.endsWith('.sse')) {
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

/** Members of a fact that are times. */
const times = new Set(['at', 'ts', 'changedAt', 'publishedAt'])
const iso = (ms: number): string => new Date(ms).toISOString()

function comparable(event: NormalisedEvent, profile: string): unknown {
  const { type, topic, dedupeKey, ts, position, facts } = event
  const read = JSON.parse(
    JSON.stringify(facts, (name, value: unknown) =>
      times.has(name) && typeof value === 'number' ? iso(value) : value,
    ),
  )
  const plain = { type, topic, dedupeKey, ts: ts === null ? null : iso(ts), facts: read }
  return profile === 'pantau' ? { ...plain, position: position && formatPosition(position) } : plain
}

/** The checklist lines that the fixtures of a dialect cover; each file's README line says more. */
const covers: Readonly<Record<string, string>> = {
  pantau: 'the hub in their place',
  optik: 'O1, O2, O3, O5, O10, O11, O31',
  comic: 'C1, C4, C6, C7, C8, C9, C12',
  episodes: 'N5, N6, N7, N17, R6',
  stats: 'D1, D2, D3, D8, D11',
}

function eventsOf(profile: Profile, stream: string, path: string): readonly NormalisedEvent[] {
  const context = { source: 'shop', stream, currency: 'IDR', firstOfConnection: true }
  const lookup = profile.lookups?.find(({ name }) => name === stream)
  if (lookup === undefined) return messagesOf(path).flatMap((message) => profile.parse(message, context))
  const url = `https://nipnime.example${lookup.path}`
  const contentType = path.endsWith('.html') ? 'text/html' : 'application/json'
  const body = readFileSync(path, 'utf8')
  return lookup.parse({ body, contentType, url, receivedAt, replay: false }, context)
}

describe.each(dialects)('profile $id', (profile) => {
  const folder = join(root, profile.id)
  const cases = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'))
  const names = [...profile.streams, ...(profile.lookups ?? [])].map(({ name }) => name)

  it.each(cases)(`reads %s (${covers[profile.id]})`, (name) => {
    const path = join(folder, name)
    const stream = name.split('.')[0] ?? ''
    expect(names).toContain(stream)
    const events = eventsOf(profile, stream, path)
    const expected: unknown = JSON.parse(
      readFileSync(path.replace(/(sse|json|html)$/, 'expected.json'), 'utf8'),
    )
    expect(events.map((event) => comparable(event, profile.id))).toEqual(expected)
    for (const event of events)
      expect(event).toMatchObject({ source: 'shop', stream, receivedAt, replay: false })
    const messages = messagesOf(path)
    if (events.length === messages.length) {
      expect(events.map(({ data }) => data)).toEqual(messages.map(({ data }) => data))
    }
  })
})

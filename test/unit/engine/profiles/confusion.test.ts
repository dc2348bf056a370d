import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectByMessage, detectByUrl } from '../../../../src/engine/profiles/detect.ts'
import { dialects } from '../../../../src/engine/profiles/registry.ts'
import { createSseReader } from '../../../../src/engine/stream/sse-reader.ts'
import type { RawMessage } from '../../../../src/engine/stream/types.ts'

const root = join(import.meta.dirname, '../../../fixtures/profiles')
const base = { lastEventId: '', hasId: false, receivedAt: 1, connection: 1 } as const

/** Every message of a dialect's fixtures. */
function messagesOf(profile: string, streams: readonly string[]): readonly RawMessage[] {
  const folder = join(root, profile)
  const isWire = (name: string) => streams.includes(name.split('.')[0] ?? '') && !name.includes('.expected.')
  return readdirSync(folder)
    .filter(isWire)
    .flatMap((name) => {
      const bytes = readFileSync(join(folder, name))
      if (!name.endsWith('.sse'))
        return [{ ...base, type: 'poll', data: bytes.toString('utf8'), transport: 'poll' } as const]
      const messages: RawMessage[] = []
      createSseReader(1024 * 1024, '', {
        onMessage: (message) => messages.push({ ...base, ...message, transport: 'sse' }),
        onIdOnly: () => {},
        onRetry: () => {},
        onTooLarge: () => {},
      }).feed(bytes)
      return messages
    })
}

describe.each(dialects)('messages of $id', (profile) => {
  const messages = messagesOf(
    profile.id,
    profile.streams.map(({ name }) => name),
  )

  it('are taken for no other dialect (C9, D8, O3, N5)', () => {
    const seen = messages.map((message) => detectByMessage(message)?.id)
    expect(seen).toContain(profile.id)
    for (const id of seen) expect([profile.id, undefined]).toContain(id)
  })

  it('are known by their path, and by no other', () => {
    for (const { path, name } of profile.streams) {
      for (const prefix of ['http://h', 'https://h:8443/app']) {
        expect(detectByUrl(`${prefix}${path}`)).toMatchObject({
          profile: { id: profile.id },
          stream: { name },
        })
        expect(detectByUrl(`${prefix}${path}/?x=1`)?.profile.id).toBe(profile.id)
      }
    }
    for (const { path } of profile.lookups ?? []) {
      expect(detectByUrl(`http://h${path}`)).toMatchObject({ profile: { id: profile.id }, stream: null })
    }
  })
})

describe('a stranger', () => {
  it.each([
    ['message', '{"users": 3}'],
    ['message', '{"users": ["a"], "requests": 7, "notifications": []}'],
    ['notification', '{"title": "x"}'],
    ['log', 'line'],
    ['message', '{"type": "notification", "data": {}}'],
    ['message', '{"type": "progress", "data": {"job_id": 1}}'],
    ['update', '{"type": "update", "message": "new episode"}'],
    ['message', '{"type": "heartbeat"}'],
    ['message', '[]'],
    ['message', ''],
  ])('that sends %s %s is taken for nobody', (type, data) => {
    expect(detectByMessage({ ...base, type, data, transport: 'sse' })).toBeNull()
  })

  it('is never taken for two: a message has one reader', () => {
    const messages = dialects.flatMap(({ id, streams }) =>
      messagesOf(
        id,
        streams.map(({ name }) => name),
      ),
    )
    fc.assert(
      fc.property(fc.constantFrom(...messages), fc.constantFrom('message', 'poll', 'x'), (message, type) => {
        // Under another name it may be known or not, but never as somebody else's.
        const known = detectByMessage(message)
        const renamed = detectByMessage({ ...message, type })
        if (known !== null && renamed !== null) expect(renamed.id).toBe(known.id)
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { newestCritical } from '../../../../../src/renderer/features/wall/newest-critical.ts'
import { bandToneOf, notLive } from '../../../../../src/renderer/features/wall/not-live.ts'
import type { Alert } from '../../../../../src/shared/domain/alert.ts'
import {
  type ConnectionState,
  connectionStates,
  type SourceView,
} from '../../../../../src/shared/domain/connection.ts'

function source(id: string, order: number, connection: ConnectionState): SourceView {
  return {
    id,
    order,
    connection,
    name: id,
    profile: 'optik',
    url: 'http://127.0.0.1/',
    enabled: true,
    embedded: false,
    streams: [],
    lastByteAt: null,
    lastEventAt: null,
    events: 0,
    duplicates: 0,
    bytes: 0,
    settings: null,
  }
}

describe('what a wall says of freshness', () => {
  it('nothing that is not live is left out, the worst is first; off is no promise', () => {
    const rows = [
      source('live', 0, { state: 'live', since: 0, transport: 'sse' }),
      source('off', 1, { state: 'off' }),
      source('paused', 2, { state: 'paused', since: 0, reason: 'user' }),
      source('stale b', 4, { state: 'stale', since: 0, lastByteAt: 0 }),
      source('stale a', 3, { state: 'stale', since: 0, lastByteAt: 0 }),
      source('sign in', 5, { state: 'needs-you', since: 0, reason: 'unauthorized', detail: '' }),
    ]
    expect(notLive(rows).map(({ id }) => id)).toEqual(['sign in', 'stale a', 'stale b', 'paused'])
  })

  it('old data is never said quietly', () => {
    const loud = connectionStates.filter((state) => bandToneOf(state) !== 'quiet')
    expect(loud).toEqual(['needs-you', 'degraded', 'stale', 'backoff'])
  })
})

it('the band of alerts names the newest critical one that nobody answered, however many others there are', () => {
  const alert = (id: string, change: Partial<Alert>): Alert => ({
    id,
    kind: 'stock-low',
    rule: 'stock-low',
    severity: 'critical',
    state: 'open',
    source: 'hub',
    params: {},
    subject: '',
    raisedAt: 0,
    changedAt: 0,
    raises: 1,
    snoozedUntil: null,
    answer: null,
    heldUntil: null,
    notification: { status: 'none' },
    escalation: null,
    ...change,
  })
  const alerts = [
    alert('old', { raisedAt: 10 }),
    alert('new', { raisedAt: 20 }),
    alert('answered', { raisedAt: 30, state: 'acknowledged' }),
    alert('warning', { raisedAt: 40, severity: 'warning' }),
  ]
  const { count, newest } = newestCritical(alerts)
  expect(count).toBe(2)
  expect(newest?.id).toBe('new')
  expect(newestCritical([])).toEqual({ count: 0, newest: null })
})

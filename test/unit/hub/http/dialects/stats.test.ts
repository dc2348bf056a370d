import { describe, expect, it } from 'vitest'
import { wantsJson } from '../../../../../src/hub/http/dialects/shape.ts'
import { statsFrame, statsMessage } from '../../../../../src/hub/http/dialects/stats/messages.ts'

const now = Date.UTC(2026, 10, 21, 5, 0, 0)
const base = { ts: '2026-11-21T04:59:59.000Z', branch: '' }

function event(type: string, payload: object) {
  return { seq: 4, topic: 'x', type, branch: '', data: JSON.stringify({ ...base, topic: 'x', ...payload }) }
}

describe('the stats message', () => {
  it('has the six figures in the nested form of the document, and its time (D2)', () => {
    const stats = {
      ...base,
      topic: 'stats',
      users: 1,
      requests: { total: 2, tracking: 3 },
      episodes_tracked: 4,
      notifications: { sent: 5, pending: 6 },
    }
    expect(statsMessage({ stats }, now)).toEqual({
      users: 1,
      requests: { total: 2, tracking: 3 },
      episodes_tracked: 4,
      notifications: { sent: 5, pending: 6 },
      timestamp: '2026-11-21T05:00:00.000Z',
    })
  })

  it('has zeros and every nested object before anybody said a figure (D3)', () => {
    expect(statsMessage({ stats: null }, now)).toMatchObject({
      users: 0,
      requests: { total: 0, tracking: 0 },
      episodes_tracked: 0,
      notifications: { sent: 0, pending: 0 },
    })
  })
})

describe('the named events beside it (D8)', () => {
  it('are notification and log, and nothing else passes', () => {
    expect(
      statsFrame(event('notification.created', { id: 'n1', title: 'T', body: 'B', severity: 'info' }), 'p:4'),
    ).toBe(
      'id: p:4\nevent: notification\ndata: {"id":"n1","title":"T","body":"B","severity":"info","timestamp":"2026-11-21T04:59:59.000Z"}\n\n',
    )
    expect(statsFrame(event('log.written', { level: 'error', message: 'a\nb', context: null }), 'p:4')).toBe(
      'id: p:4\nevent: log\ndata: {"level":"error","message":"a\\nb","timestamp":"2026-11-21T04:59:59.000Z"}\n\n',
    )
    expect(statsFrame(event('custom', { data: 1 }), 'p:4')).toBe('')
  })
})

describe('whether a client wants JSON', () => {
  it.each([
    ['text/event-stream', false],
    ['text/event-stream, application/json;q=0.9', false],
    ['application/json', true],
    ['application/json, text/plain, */*', true],
    ['application/json;q=0', false],
    ['*/*', false],
    [undefined, false],
  ])('reads %s', (accept, wanted) => {
    expect(wantsJson(accept, 'text/event-stream')).toBe(wanted)
  })
  it('takes what is named first or weighs more', () => {
    expect(wantsJson('application/json, text/html;q=0.9', 'text/html')).toBe(true)
    expect(wantsJson('text/html,application/json', 'text/html')).toBe(false)
    expect(wantsJson('text/html;q=0.5,application/json', 'text/html')).toBe(true)
  })
})

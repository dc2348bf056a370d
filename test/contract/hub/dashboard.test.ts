import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hubSnapshot } from '../../../src/shared/hub/events.ts'
import { startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { type Facts, listen } from '../../helpers/hub-facts.ts'

const folder = temporaryFolder()
let hub: TestHub
let facts: Facts

beforeAll(async () => {
  hub = await startTestHub(folder.dir)
  facts = await listen(hub, hub.admin, '?topics=stats,notifications,logs')
})
afterAll(async () => {
  facts.close()
  await hub.stop()
  folder.remove()
})

async function said(method: string, path: string, body: object) {
  const answer = await hub.ask(method, path, { body })
  expect(answer.status, answer.text).toBeLessThan(300)
  return await facts.until(answer.body.position)
}
async function snapshot(token?: string) {
  const path = '/v1/snapshot?topics=stats,notifications,logs'
  return hubSnapshot.parse((await hub.ask('GET', path, token === undefined ? {} : { token })).body)
}

describe('the six figures (D2)', () => {
  it('nobody has said anything yet: null, not six zeros', async () => {
    expect((await snapshot()).stats).toBeNull()
  })

  it('takes any of the figures, keeps the others, and says all of them (D2, D3)', async () => {
    await said('PUT', '/v1/stats', { users: 12, requests: { tracking: 3 } })
    const [all] = await said('PUT', '/v1/stats', { requests: { total: 40 }, notifications: { sent: 5 } })
    expect(all?.says).toEqual({
      branch: '',
      users: 12,
      requests: { total: 40, tracking: 3 },
      episodes_tracked: 0,
      notifications: { sent: 5, pending: 0 },
    })
    const head = (await hub.ask('GET', '/v1/health')).body.head
    expect((await hub.ask('PUT', '/v1/stats', { body: { users: 12 } })).status).toBe(200)
    expect((await hub.ask('GET', '/v1/health')).body.head, 'the same figures are no news').toBe(head)
  })

  it('the pending figure rises with each notification and falls while batches are sent (D9)', async () => {
    for (let count = 1; count <= 3; count += 1) {
      const events = await said('POST', '/v1/notifications', { title: `Kabar ${count}`, body: '…' })
      expect(events.map(({ type }) => type)).toEqual(['notification.created', 'stats.changed'])
      expect(events[1]?.says.notifications).toEqual({ sent: 5, pending: count })
    }
    const [sent] = await said('PUT', '/v1/stats', { notifications: { sent: 7, pending: 1 } })
    expect(sent?.says.notifications).toEqual({ sent: 7, pending: 1 })
    expect((await snapshot()).stats).toMatchObject({ users: 12, notifications: { sent: 7, pending: 1 } })
  })

  it.each([{ users: -1 }, { users: 1.5 }, { requests: { total: '3' } }, { notifications: null }])(
    'refuses %j',
    async (body) => {
      expect((await hub.ask('PUT', '/v1/stats', { body })).body.code).toBe('malformed')
    },
  )
})

describe('notifications and log lines (D8)', () => {
  it('a notification gets its id once: a repetition under its key rings nobody twice', async () => {
    const body = { title: 'Server penuh', body: '90 %', severity: 'critical' }
    const first = await hub.post('/v1/notifications', body, 'note-1')
    const again = await hub.post('/v1/notifications', body, 'note-1')
    expect(again.text).toBe(first.text)
    const events = await facts.until(first.body.position)
    expect(events.filter(({ type }) => type === 'notification.created')).toHaveLength(1)
    expect(events[0]?.says).toMatchObject({ ...body, id: first.body.id })
  })

  it('a log line keeps its level, its text with line breaks and its context; the latest comes first (D8)', async () => {
    const message = 'baris satu\r\nevent: palsu\n\ndata: x'
    const [line] = await said('POST', '/v1/logs', { level: 'error', message, context: { job: 7 } })
    expect(line?.says).toMatchObject({ level: 'error', message, context: { job: 7 } })
    await said('POST', '/v1/logs', { level: 'debug', message: 'kedua' })
    expect((await snapshot()).logs?.map(({ message: text }) => text)).toEqual(['kedua', message])
  })

  it('lines and notifications of a token with a branch stay in that branch (O14)', async () => {
    await hub.post('/v1/branches', { id: 'dua', name: 'Dua' })
    const [here, there] = [await hub.token('admin', 'utama'), await hub.token('admin', 'dua')]
    await hub.ask('POST', '/v1/logs', { token: here, body: { level: 'info', message: 'hanya utama' } })
    const notice = { title: 'hanya utama', body: '' }
    await hub.ask('POST', '/v1/notifications', { token: here, body: notice })
    expect(JSON.stringify(await snapshot(there))).not.toContain('hanya utama')
    expect((await snapshot(here)).logs?.[0]?.message).toBe('hanya utama')
    expect((await snapshot(here)).notifications?.[0]?.title).toBe('hanya utama')
  })

  it('a context that cannot be one event is refused before it is stored', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`
    const nested = await hub.ask('POST', '/v1/logs', {
      body: `{"level":"info","message":"x","context":${deep}}`,
    })
    expect([nested.status, nested.body.code]).toEqual([400, 'malformed'])
    const large = { level: 'info', message: 'x', context: { text: 'y'.repeat(16.5 * 1024 * 1024) } }
    expect((await hub.post('/v1/logs', large)).status).toBe(413)
    expect((await hub.post('/v1/logs', { level: 'loud', message: 'x' })).status).toBe(400)
  })

  it('a snapshot stays small however much is logged: the newest 1,000 lines, 200 notifications', async () => {
    for (let batch = 0; batch < 7; batch += 1) {
      const one = (index: number) => batch * 200 + index
      await Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          hub.post('/v1/logs', { level: 'info', message: `n${one(index)}` }),
        ),
      )
    }
    for (let count = 0; count < 2; count += 1) {
      await Promise.all(
        Array.from({ length: 150 }, () => hub.post('/v1/notifications', { title: 'x', body: '' })),
      )
    }
    const { logs = [], notifications = [] } = await snapshot()
    expect([logs.length, notifications.length]).toEqual([1000, 200])
    expect(logs.slice(0, 200).every(({ message }) => Number(message.slice(1)) >= 1200)).toBe(true)
  })
})

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hubSnapshot } from '../../../src/shared/hub/events.ts'
import { askHub, temporaryFolder } from '../../helpers/hub.ts'
import { type HubProcess, spawnHub } from '../../helpers/hub-process.ts'
import { openStream } from '../../helpers/hub-stream.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

/** Publishes numbered events from several publishers until the hub is gone. */
async function publishUntilGone(hub: HubProcess, acked: Map<number, string>, from: number): Promise<number> {
  let next = from
  async function publisher(): Promise<void> {
    for (;;) {
      const number = next++
      try {
        const answer = await askHub(hub.url, 'POST', '/v1/events', {
          token: hub.token,
          body: { topic: 'ledger', type: 'noted', data: number },
          headers: { 'idempotency-key': `n${number}` },
        })
        if (answer.status === 201) acked.set(number, answer.text)
      } catch {
        return
      }
    }
  }
  await Promise.all(Array.from({ length: 8 }, publisher))
  return next
}

describe('kill -9 in the middle of writes (faults 1 and 2)', () => {
  it('loses nothing that was acknowledged, repeats nothing, leaves no hole, and keeps the epoch', async () => {
    const acked = new Map<number, string>()
    let next = 0
    let epoch: unknown
    for (const afterAcks of [40, 300, 700]) {
      const hub = await spawnHub(folder.dir)
      expect(hub.first).toMatchObject({ ready: true, pid: hub.child.pid })
      epoch ??= hub.first.epoch
      expect(hub.first.epoch).toBe(epoch)
      const publishing = publishUntilGone(hub, acked, next)
      await expect.poll(() => acked.size, { interval: 5, timeout: 20_000 }).toBeGreaterThan(afterAcks)
      await hub.kill('SIGKILL')
      next = await publishing
    }

    const hub = await spawnHub(folder.dir)
    // Whoever got no answer asks again under the same key: stored once, whether the answer or the request was lost.
    for (let number = 0; number < next; number += 1) {
      const again = await askHub(hub.url, 'POST', '/v1/events', {
        token: hub.token,
        body: { topic: 'ledger', type: 'noted', data: number },
        headers: { 'idempotency-key': `n${number}` },
      })
      expect(again.status).toBe(201)
      const first = acked.get(number)
      if (first !== undefined) expect(again.text).toBe(first)
    }
    const stream = openStream(hub.url, hub.token, { query: '?from=oldest' })
    const noted = () =>
      stream.events
        .filter(({ type }) => type === 'noted')
        .map(({ data }) => (JSON.parse(data) as { data: number }).data)
    await expect.poll(() => noted().length, { timeout: 10_000 }).toBe(next)
    expect(noted().sort((a, b) => a - b)).toEqual(Array.from({ length: next }, (_, index) => index))
    const seqs = stream.facts().map(({ id }) => Number(id?.split(':')[1]))
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
    stream.close()
    expect(await hub.kill('SIGTERM')).toBe(0)
  })
})

describe('kill -9 between the commands of all four systems (faults 1 and 2)', () => {
  /** One command of each kind, and what a snapshot must say of it once it was acknowledged. */
  const kinds = [
    ['POST', '/v1/jobs', (n: number) => ({ jobId: `j${n}`, total: n + 1 })],
    ['POST', '/v1/files/processed', (n: number) => ({ filepath: `/komik/${n}.cbz`, success: true })],
    ['POST', '/v1/notifications', (n: number) => ({ title: `n${n}`, body: '' })],
    ['POST', '/v1/logs', (n: number) => ({ level: 'info', message: `l${n}` })],
    ['PUT', '/v1/stats', (n: number) => ({ users: n })],
    ['POST', '/v1/cache/rebuild', () => ({})],
  ] as const

  it('what was acknowledged is in log and snapshot, each once, and a repetition gets the same id', async () => {
    const acked = new Map<string, string>()
    const first = await spawnHub(folder.dir)
    let next = 0
    async function send(hub: HubProcess, n: number) {
      const [method, path, body] = kinds[n % kinds.length] ?? kinds[0]
      const headers = { 'idempotency-key': `k${n}` }
      return await askHub(hub.url, method, path, { token: hub.token, body: body(n), headers })
    }
    async function lane(): Promise<void> {
      for (;;) {
        const n = next++
        try {
          const answer = await send(first, n)
          if (answer.status < 300) acked.set(`k${n}`, answer.text)
        } catch {
          return
        }
      }
    }
    const lanes = Promise.all(Array.from({ length: 6 }, lane))
    await expect.poll(() => acked.size, { interval: 5, timeout: 20_000 }).toBeGreaterThan(180)
    await first.kill('SIGKILL')
    await lanes

    const hub = await spawnHub(folder.dir)
    expect(hub.first.epoch).toBe(first.first.epoch)
    for (let n = 0; n < next; n += 1) {
      const again = await send(hub, n)
      expect(again.status, again.text).toBeLessThan(300)
      const before = acked.get(`k${n}`)
      if (before !== undefined) expect(again.text).toBe(before)
    }
    const stream = openStream(hub.url, hub.token, { query: '?from=oldest' })
    const snapshot = await askHub(hub.url, 'GET', '/v1/snapshot', { token: hub.token })
    await expect.poll(() => stream.lastId(), { timeout: 10_000 }).toBe(snapshot.body.position)
    const said = (type: string, key: string) =>
      stream
        .facts()
        .filter((fact) => fact.type === type)
        .map(({ data }) => (JSON.parse(data) as Record<string, unknown>)[key])
    const numbers = (kind: number) =>
      Array.from({ length: next }, (_, n) => n).filter((n) => n % kinds.length === kind)
    const once = (found: unknown[], wanted: unknown[]) =>
      expect([...found].sort()).toEqual([...wanted].sort())
    once(
      said('job.changed', 'jobId'),
      numbers(0).map((n) => `j${n}`),
    )
    once(
      said('file.processed', 'filepath'),
      numbers(1).map((n) => `/komik/${n}.cbz`),
    )
    once(
      said('notification.created', 'title'),
      numbers(2).map((n) => `n${n}`),
    )
    once(
      said('log.written', 'message'),
      numbers(3).map((n) => `l${n}`),
    )
    expect(said('cache.rebuild', 'complete')).toEqual(numbers(5).flatMap(() => [false, true]))
    const { jobs, logs } = hubSnapshot.parse(snapshot.body)
    once(
      jobs?.map(({ jobId }) => jobId) ?? [],
      numbers(0).map((n) => `j${n}`),
    )
    once(
      logs?.map(({ message }) => message) ?? [],
      numbers(3).map((n) => `l${n}`),
    )
    stream.close()
    await hub.kill('SIGTERM')
  })
})

describe('SIGTERM during a burst (fault 36)', () => {
  it('exits 0, and everything acknowledged is there at the next start', async () => {
    const acked = new Map<number, string>()
    const hub = await spawnHub(folder.dir)
    const stream = openStream(hub.url, hub.token)
    const publishing = publishUntilGone(hub, acked, 0)
    await expect.poll(() => acked.size, { interval: 5 }).toBeGreaterThan(50)
    expect(await hub.kill('SIGTERM')).toBe(0)
    await publishing
    await stream.ended
    expect(stream.events.at(-1)?.type).toBe('bye')

    const next = await spawnHub(folder.dir)
    expect(next.first.epoch).toBe(hub.first.epoch)
    const replay = openStream(next.url, next.token, { query: '?from=oldest' })
    await expect.poll(() => replay.facts().length).toBeGreaterThanOrEqual(acked.size)
    const noted = new Set(replay.facts().map(({ data }) => (JSON.parse(data) as { data: unknown }).data))
    expect([...acked.keys()].filter((number) => !noted.has(number))).toEqual([])
    replay.close()
    await next.kill('SIGTERM')
  })
})

describe('pantau hub as a command', () => {
  it('refuses a folder that another hub uses, with a code, one line and exit 1, and leaves the first alone', async () => {
    const first = await spawnHub(folder.dir)
    const second = await spawnHub(folder.dir)
    expect(second.first).toMatchObject({ ready: false, code: 'data_locked' })
    expect(await second.ended).toBe(1)
    expect((await askHub(first.url, 'GET', '/v1/health', {})).body.status).toBe('ok')
    expect(await first.kill('SIGINT')).toBe(0)
  })

  it('refuses a port in use and a folder that is none, each with its code', async () => {
    const first = await spawnHub(folder.dir)
    const other = temporaryFolder()
    const taken = await spawnHub(other.dir, ['--port', new URL(first.url).port])
    expect(taken.first).toMatchObject({ ready: false, code: 'port_in_use' })
    await expect.poll(() => taken.stderr()).toMatch(/^pantau hub: port \d+ is in use/m)
    const notAFolder = await spawnHub(join(folder.dir, 'admin.token', 'data'))
    expect(notAFolder.first).toMatchObject({ ready: false, code: 'data_unwritable' })
    await first.kill('SIGTERM')
    other.remove()
  })

  it('names a bad argument on one line and exits 2', async () => {
    for (const [args, word] of [
      [['--port', '99999'], '--port'],
      [['--durability', 'some'], '--durability'],
      [['--retention', 'for ever'], '--retention'],
      [['--colour'], '--colour'],
    ] as const) {
      const hub = await spawnHub(folder.dir, args)
      expect(await hub.ended).toBe(2)
      expect(hub.stderr().trim().split('\n')).toHaveLength(1)
      expect(hub.stderr()).toContain(word)
    }
  })

  it('writes the admin token for its owner alone, and the hash in place of the token', async () => {
    const hub = await spawnHub(folder.dir)
    expect(statSync(join(folder.dir, 'admin.token')).mode & 0o777).toBe(0o600)
    expect(existsSync(join(folder.dir, 'tokens.json'))).toBe(true)
    expect(hub.stderr()).not.toContain(hub.token)
    await hub.kill('SIGTERM')
  })
})

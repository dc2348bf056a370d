import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openWriteDb } from '../../../src/node/sqlite/open.ts'
import { hubSnapshot } from '../../../src/shared/hub/events.ts'
import { startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'

let folder: ReturnType<typeof temporaryFolder>
let hub: TestHub
let now = Date.UTC(2026, 10, 21)
beforeEach(async () => {
  folder = temporaryFolder()
  hub = await startTestHub(folder.dir, { now: () => now, durability: 'normal' })
})
afterEach(async () => {
  await hub.stop()
  folder.remove()
})

async function snapshot() {
  return hubSnapshot.parse((await hub.ask('GET', '/v1/snapshot')).body)
}
/** Sends in order, some at a time, so that a test of many rows stays short. */
async function sendAll(path: string, bodies: readonly object[]): Promise<void> {
  for (let from = 0; from < bodies.length; from += 200) {
    await Promise.all(bodies.slice(from, from + 200).map((body) => hub.post(path, body)))
  }
}
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

it('the latest episode comes first, also after an older one was changed, hidden and shown again', async () => {
  const animeId = String((await hub.post('/v1/anime', { title: 'Langit' })).body.id)
  const ids: string[] = []
  for (const title of ['satu', 'dua', 'tiga']) {
    now += 1000
    ids.push(String((await hub.post('/v1/episodes', { animeId, number: 1, title })).body.id))
  }
  now += 1000
  for (const visible of [true, false, true]) {
    const body = { animeId, number: 2, title: 'satu lagi', visible }
    expect((await hub.ask('PUT', `/v1/episodes/${ids[0]}`, { body })).status).toBe(200)
  }
  expect((await snapshot()).episodes?.map(({ id }) => id)).toEqual(ids.toReversed())
})

it('a snapshot has the jobs that run and the last 200 that ended, however many there were', async () => {
  await sendAll(
    '/v1/jobs',
    numbers(260).map((n) => ({ jobId: `j${n}`, total: 1 })),
  )
  for (const n of numbers(250)) await hub.ask('PATCH', `/v1/jobs/j${n}`, { body: { status: 'completed' } })
  const { jobs = [] } = await snapshot()
  expect(jobs.filter(({ status }) => status === 'running')).toHaveLength(10)
  const ended = jobs.filter(({ status }) => status === 'completed').map(({ jobId }) => jobId)
  expect(ended).toEqual(numbers(200).map((n) => `j${249 - n}`))
  // Asked again for one that a snapshot no longer tells: it is still known (S2).
  expect((await hub.post('/v1/jobs', { jobId: 'j0', total: 1 })).status).toBe(200)
})

it('the tables behind the snapshot stay small, so that a start does not grow with what was reported', async () => {
  await sendAll(
    '/v1/files/processed',
    numbers(1700).map((n) => ({ filepath: `/k/${n}.cbz`, success: true })),
  )
  await sendAll(
    '/v1/logs',
    numbers(1700).map((n) => ({ level: 'info', message: `n${n}` })),
  )
  const { files = [], logs = [] } = await snapshot()
  expect([files.length, logs.length]).toEqual([1000, 1000])
  await hub.stop()
  const { db, close } = openWriteDb({
    file: join(folder.dir, 'hub.db'),
    durability: 'normal',
    autoCheckpointPages: 0,
  })
  const rows = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  expect(rows('files')).toBeLessThan(1200)
  expect(rows('recent')).toBeLessThan(1200)
  close()
})

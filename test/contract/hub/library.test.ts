import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hubSnapshot } from '../../../src/shared/hub/events.ts'
import { startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { type Facts, listen } from '../../helpers/hub-facts.ts'

const folder = temporaryFolder()
let hub: TestHub
let facts: Facts

beforeAll(async () => {
  hub = await startTestHub(folder.dir)
  facts = await listen(hub, hub.admin, '?topics=jobs,files,watcher,cache')
})
afterAll(async () => {
  facts.close()
  await hub.stop()
  folder.remove()
})

async function said(method: string, path: string, body?: object) {
  const answer = await hub.ask(method, path, { body })
  expect(answer.status, answer.text).toBeLessThan(300)
  return await facts.until(answer.body.position)
}
async function snapshot() {
  const { body } = await hub.ask('GET', '/v1/snapshot?topics=jobs,files,watcher,cache')
  return hubSnapshot.parse(body)
}

describe('jobs (C8)', () => {
  it('a job tells the whole of itself at each word, to its end (C8)', async () => {
    const [made] = await said('POST', '/v1/jobs', { jobId: 'convert', total: 10, label: 'Konversi' })
    expect(made?.says).toMatchObject({ status: 'running', current: 0, total: 10, errors: 0 })
    const [moved] = await said('PATCH', '/v1/jobs/convert', { current: 4, errors: 1 })
    expect(moved?.says).toMatchObject({ jobId: 'convert', label: 'Konversi', current: 4, errors: 1 })
    const [ended] = await said('PATCH', '/v1/jobs/convert', { status: 'completed' })
    // Nobody said that the other six were done.
    expect(ended?.says).toMatchObject({ status: 'completed', current: 4, startedAt: made?.says.startedAt })
    expect((await snapshot()).jobs?.find(({ jobId }) => jobId === 'convert')).toMatchObject(ended?.says ?? {})
  })

  it.each(['completed', 'failed', 'cancelled'])('a job that is %s does not run again', async (status) => {
    await said('POST', '/v1/jobs', { jobId: status, total: 2 })
    const end = await hub.ask('PATCH', `/v1/jobs/${status}`, { body: { status } })
    for (const body of [{ status: 'running' }, { current: 1 }]) {
      const answer = await hub.ask('PATCH', `/v1/jobs/${status}`, { body })
      expect([answer.status, answer.body.code]).toEqual([409, 'conflict'])
    }
    const again = await hub.ask('PATCH', `/v1/jobs/${status}`, { body: { status } })
    expect([again.status, again.body.position], 'its last word again').toEqual([200, end.body.position])
  })

  it('the same job again is answered again, with other content it is a conflict', async () => {
    const body = { jobId: 'twice', total: 3 }
    const first = await hub.post('/v1/jobs', body)
    await hub.ask('PATCH', '/v1/jobs/twice', { body: { current: 1 } })
    const again = await hub.post('/v1/jobs', body)
    expect([again.status, again.body.position]).toEqual([200, first.body.position])
    expect((await hub.post('/v1/jobs', { ...body, total: 4 })).body.code).toBe('conflict')
  })

  it('no job comes to more than its total, unless the total is not known', async () => {
    await said('POST', '/v1/jobs', { jobId: 'five', total: 5 })
    const beyond = await hub.ask('PATCH', '/v1/jobs/five', { body: { current: 6 } })
    expect([beyond.status, beyond.body.code]).toEqual([400, 'malformed'])
    await said('POST', '/v1/jobs', { jobId: 'unknown', total: 0 })
    expect((await said('PATCH', '/v1/jobs/unknown', { current: 6 }))[0]?.says).toMatchObject({ current: 6 })
  })

  it.each([
    ['an unknown job', '/v1/jobs/none', { current: 1 }, 404],
    ['nothing to change', '/v1/jobs/five', {}, 400],
    ['a status that is none', '/v1/jobs/five', { status: 'asleep' }, 400],
    ['half an item', '/v1/jobs/five', { current: 0.5 }, 400],
  ])('%s is refused', async (_what, path, body, status) => {
    expect((await hub.ask('PATCH', path, { body })).status).toBe(status)
  })
})

describe('files, watcher and cache', () => {
  it('a processed file has its name of any system, its result and the reason of a failure (C7)', async () => {
    const [good] = await said('POST', '/v1/files/processed', {
      filepath: '/komik/Senja 01.cbz',
      success: true,
    })
    expect(good?.says).toMatchObject({ filename: 'Senja 01.cbz', success: true, error: '' })
    const failed = { filepath: 'D:\\komik\\Senja 02.cbz', success: false, error: 'rusak' }
    expect((await said('POST', '/v1/files/processed', failed))[0]?.says).toMatchObject({
      filename: 'Senja 02.cbz',
      error: 'rusak',
    })
    await said('POST', '/v1/files/processed', { ...failed, success: true })
    const files = (await snapshot()).files ?? []
    expect(files.map(({ filename, success }) => [filename, success])).toEqual([
      ['Senja 02.cbz', true],
      ['Senja 01.cbz', true],
    ])
  })

  it('the watcher is unknown until the first word, and the same word again is no news (C6)', async () => {
    expect((await snapshot()).watcher).toBeNull()
    const on = { running: true, enabled: true }
    expect((await said('PUT', '/v1/watcher', on)).map(({ says }) => says)).toMatchObject([on])
    const again = await hub.ask('PUT', '/v1/watcher', { body: on })
    expect(again.status).toBe(200)
    expect(await said('PUT', '/v1/watcher', { running: false, enabled: true })).toHaveLength(1)
    expect((await snapshot()).watcher).toMatchObject({ running: false, enabled: true })
  })

  it('a rebuild of the cache is told incomplete first, then complete, in one command (C4, C16, C17)', async () => {
    for (const body of [undefined, {}]) {
      const events = await said('POST', '/v1/cache/rebuild', body)
      expect(events.map(({ says }) => says.complete)).toEqual([false, true])
    }
    expect((await snapshot()).cache).toMatchObject({ complete: true })
  })
})

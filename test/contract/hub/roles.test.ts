import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/shared/hub/commands.ts'
import { frameProduct, saleOf, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { openStream } from '../../helpers/hub-stream.ts'

const folder = temporaryFolder()
let shop: TestHub
const tokens = new Map<string, string | null>()
let animeId = ''
let episodeId = ''

beforeAll(async () => {
  shop = await startTestHub(folder.dir)
  await shop.post('/v1/branches', { id: 'dua', name: 'Cabang 2' })
  for (const branch of ['utama', 'dua']) await shop.post('/v1/products', frameProduct('1', 1000, branch))
  tokens.set('nobody', null)
  tokens.set('super_admin', await shop.token('super_admin'))
  tokens.set('admin', await shop.token('admin'))
  tokens.set('cashier', await shop.token('cashier', 'utama'))
  tokens.set('passet', await shop.token('passet'))
  animeId = await makeAnime()
  episodeId = await makeEpisode()
})
afterAll(async () => {
  await shop.stop()
  folder.remove()
})

type Who = Role | 'nobody'
const ok = { super_admin: 'ok', admin: 'ok', cashier: 'ok', passet: 'ok', nobody: 401 } as const
const admins = { super_admin: 'ok', admin: 'ok', cashier: 403, passet: 403, nobody: 401 } as const
const sellers = { super_admin: 'ok', admin: 'ok', cashier: 'ok', passet: 403, nobody: 401 } as const
const owner = { super_admin: 'ok', admin: 403, cashier: 403, passet: 403, nobody: 401 } as const
type Expected = Readonly<Record<Who, 'ok' | number>>

let made = 0
/** An id that nobody had before. */
const fresh = (): string => `n${made++}`
/** Makes what a route acts on and gives its id; the admin makes it, so only the role of the test decides. */
async function makeAnime(): Promise<string> {
  return String((await shop.post('/v1/anime', { title: 'Langit' })).body.id)
}
async function makeEpisode(): Promise<string> {
  const body = { animeId: await makeAnime(), number: 1, title: 'Satu' }
  return String((await shop.post('/v1/episodes', body)).body.id)
}
async function makeServer(): Promise<string> {
  const body = { episodeId: await makeEpisode(), name: 'A', url: 'https://video.example/1' }
  return String((await shop.post('/v1/video-servers', body)).body.id)
}
async function makeJob(): Promise<string> {
  const jobId = fresh()
  await shop.post('/v1/jobs', { jobId, total: 10 })
  return jobId
}
async function makeOrder(): Promise<string> {
  const orderId = fresh()
  await shop.post('/v1/orders', { orderId, branchId: 'utama' })
  return orderId
}
async function makeToken(): Promise<string> {
  return String((await shop.post('/v1/tokens', { role: 'passet', label: 'x' })).body.id)
}
async function makeUser(): Promise<string> {
  const userId = fresh()
  await shop.post('/v1/users', { userId, name: 'Ayu', role: 'admin' })
  return userId
}

interface Line {
  readonly expected: Expected
  readonly body?: () => unknown
  /** Of the `{id}` in the path. */
  readonly id?: () => Promise<string>
}
/** Every route with what each role may get from it; the bodies are right, so that only the role decides. */
const matrix: Readonly<Record<string, Line>> = {
  'GET /v1/health': { expected: { ...ok, nobody: 'ok' } },
  'GET /v1/snapshot': { expected: ok },
  'GET /v1/snapshot?topics=episodes.hidden': { expected: admins },
  'GET /v1/metrics': { expected: ok },
  'GET /openapi.json': { expected: ok },
  'POST /v1/session': { expected: ok },
  'DELETE /v1/session': { expected: ok },
  'POST /v1/branches': { expected: owner, body: () => ({ id: 'utama', name: 'Cabang Utama' }) },
  'POST /v1/products': { expected: admins, body: () => frameProduct('2', 5) },
  'POST /v1/stock/adjustments': {
    expected: admins,
    body: () => ({ branchId: 'utama', productType: 'frame', productId: '1', delta: 1, reason: 'x' }),
  },
  'POST /v1/sales': { expected: sellers, body: () => saleOf('1', 1) },
  'POST /v1/orders': { expected: sellers, body: () => ({ orderId: fresh(), branchId: 'utama' }) },
  'POST /v1/orders/{id}/ready': { expected: sellers, body: () => ({}), id: makeOrder },
  'POST /v1/events': { expected: admins, body: () => ({ topic: 'till', type: 'till.opened', data: {} }) },
  'POST /v1/anime': { expected: admins, body: () => ({ title: 'Langit' }) },
  'POST /v1/episodes': { expected: admins, body: () => ({ animeId, number: 1, title: 'Satu' }) },
  'PUT /v1/episodes/{id}': {
    expected: admins,
    body: () => ({ animeId, number: 2, title: 'Dua' }),
    id: makeEpisode,
  },
  'DELETE /v1/episodes/{id}': { expected: admins, id: makeEpisode },
  'POST /v1/video-servers': {
    expected: admins,
    body: () => ({ episodeId, name: 'A', url: 'https://video.example/1' }),
  },
  'PUT /v1/video-servers/{id}': {
    expected: admins,
    body: () => ({ episodeId, name: 'B', url: 'https://video.example/2' }),
    id: makeServer,
  },
  'DELETE /v1/video-servers/{id}': { expected: admins, id: makeServer },
  'POST /v1/jobs': { expected: admins, body: () => ({ jobId: fresh(), total: 3 }) },
  'PATCH /v1/jobs/{id}': { expected: admins, body: () => ({ current: 1 }), id: makeJob },
  'POST /v1/files/processed': { expected: admins, body: () => ({ filepath: '/a/b.cbz', success: true }) },
  'PUT /v1/watcher': { expected: admins, body: () => ({ running: true, enabled: true }) },
  'POST /v1/cache/rebuild': { expected: admins },
  'PUT /v1/stats': { expected: admins, body: () => ({ users: 3 }) },
  'POST /v1/notifications': { expected: admins, body: () => ({ title: 'x', body: 'y' }) },
  'POST /v1/logs': { expected: admins, body: () => ({ level: 'info', message: 'x' }) },
  'POST /v1/tokens': { expected: owner, body: () => ({ role: 'passet', label: 'x' }) },
  'GET /v1/tokens': { expected: owner },
  'DELETE /v1/tokens/{id}': { expected: owner, id: makeToken },
  'POST /v1/users': { expected: owner, body: () => ({ userId: 'ayu', name: 'Ayu', role: 'admin' }) },
  'GET /v1/users': { expected: owner },
  'DELETE /v1/users/{id}': { expected: owner, id: makeUser },
}
/** Streams have no end, so they are tested on their own. */
const streams = ['GET /v1/stream']

/** Statuses that the description names for a route. */
async function describedStatuses(method: string, path: string): Promise<readonly string[]> {
  const { body } = await shop.ask('GET', '/openapi.json')
  const paths = body.paths as Record<string, Record<string, { responses: Record<string, unknown> }>>
  return Object.keys(paths[path]?.[method.toLowerCase()]?.responses ?? {})
}

describe('who may do what (O14)', () => {
  for (const [route, { expected, body, id }] of Object.entries(matrix)) {
    it(route, async () => {
      const [method = '', path = ''] = route.split(' ')
      const described = await describedStatuses(method, path.split('?', 1)[0] ?? '')
      for (const [who, wanted] of Object.entries(expected)) {
        const at = id === undefined ? path : path.replace('{id}', await id())
        const answer = await shop.ask(method, at, { token: tokens.get(who) ?? null, body: body?.() })
        expect(described, `${who}: the description leaves out`).toContain(String(answer.status))
        if (wanted === 'ok') expect(answer.status, `${who}: ${answer.text}`).toBeLessThan(300)
        else
          expect([answer.status, answer.body.code], who).toEqual([
            wanted,
            wanted === 401 ? 'unauthorized' : 'forbidden',
          ])
      }
    })
  }

  it('covers every route that the hub describes, so that a new one cannot come without its line here', async () => {
    const { body } = await shop.ask('GET', '/openapi.json')
    const described = Object.entries(body.paths as Record<string, Record<string, unknown>>)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
      // The source systems' own paths have their roles tested with their dialects.
      .filter((route) => / \/(v1|openapi)/.test(route))
    const tested = Object.keys(matrix).filter((route) => !route.includes('?'))
    expect(described.sort()).toEqual([...tested, ...streams].sort())
  })

  it('a stream of what only admins may read is refused to others by name', async () => {
    for (const who of ['cashier', 'passet']) {
      const answer = await shop.ask('GET', '/v1/stream?topics=stock,episodes.hidden', {
        token: tokens.get(who) ?? null,
      })
      expect([answer.status, answer.body.code], who).toEqual([403, 'forbidden'])
    }
  })
})

describe('branches', () => {
  it('a cashier neither sells in another branch nor reads it, by whatever parameter', async () => {
    const token = tokens.get('cashier') ?? null
    const sale = await shop.ask('POST', '/v1/sales', { token, body: saleOf('1', 1, { branchId: 'dua' }) })
    expect([sale.status, sale.body.code]).toEqual([403, 'forbidden'])
    for (const path of ['/v1/snapshot?branch=dua', '/v1/stream?branch=dua']) {
      expect((await shop.ask('GET', path, { token })).status, path).toBe(403)
    }
    const { body } = await shop.ask('GET', '/v1/snapshot', { token })
    for (const topic of ['stock', 'revenue', 'sales', 'orders']) {
      const branches = new Set((body[topic] as { branch: string }[]).map(({ branch }) => branch))
      expect(
        [...branches].filter((branch) => branch !== 'utama'),
        topic,
      ).toEqual([])
    }
    expect(body.branches).toEqual([{ id: 'utama', name: 'Cabang Utama' }])
  })

  it('a cashier streams the own branch and what belongs to none, live and on replay', async () => {
    const stream = openStream(shop.hub.url, tokens.get('cashier') ?? null, { query: '?from=oldest' })
    await expect.poll(() => stream.events.length).toBeGreaterThan(3)
    await shop.post('/v1/products', frameProduct('77', 3, 'dua'))
    await shop.post('/v1/events', { topic: 'till', type: 'for.everybody', data: 1 })
    await shop.post('/v1/products', frameProduct('78', 3, 'utama'))
    await expect.poll(() => stream.events.at(-1)?.data).toContain('"productId":"78"')
    const branches = stream.facts().map(({ data }) => (JSON.parse(data) as { branch: string }).branch)
    expect(new Set(branches)).toEqual(new Set(['utama', '']))
    expect(stream.facts().some(({ type }) => type === 'for.everybody')).toBe(true)
    stream.close()
  })

  it('a token that would mean nothing is not made: a cashier without a branch, a super admin with one', async () => {
    for (const body of [
      { role: 'cashier', label: 'x' },
      { role: 'super_admin', branchId: 'utama', label: 'x' },
      { role: 'owner', label: 'x' },
    ]) {
      expect((await shop.post('/v1/tokens', body)).status).toBe(400)
    }
  })
})

describe('sessions and tokens', () => {
  it('a session cookie stands for its token, is out of reach of scripts and other sites, and can be ended', async () => {
    const begun = await shop.ask('POST', '/v1/session', { token: tokens.get('passet') ?? null })
    const setCookie = begun.headers.get('set-cookie') ?? ''
    expect(setCookie).toMatch(/HttpOnly/)
    expect(setCookie).toMatch(/SameSite=Strict/)
    const cookie = setCookie.split(';')[0] ?? ''
    const withCookie = (method: string, path: string, body?: unknown) =>
      shop.ask(method, path, { token: null, headers: { cookie }, body })
    expect((await withCookie('GET', '/v1/snapshot')).status).toBe(200)
    expect((await withCookie('POST', '/v1/sales', saleOf('1', 1))).status).toBe(403)
    await withCookie('DELETE', '/v1/session')
    expect((await withCookie('GET', '/v1/snapshot')).status).toBe(401)
  })

  it('a wrong token is refused even where reading needs none, and a right one with another ending too', async () => {
    for (const token of [
      'x',
      'pantau_00_',
      `${shop.admin}x`,
      shop.admin.slice(0, -1),
      shop.admin.toUpperCase(),
    ]) {
      expect((await shop.ask('GET', '/v1/snapshot', { token })).status, token).toBe(401)
    }
  })

  it('a revoked token ends its streams at once and its sessions, and is not known any more (fault 31)', async () => {
    const made = await shop.post('/v1/tokens', { role: 'passet', label: 'soon gone' })
    const token = made.body.token as string
    const stream = openStream(shop.hub.url, token)
    await expect.poll(() => stream.events.length).toBe(1)
    const cookie = ((await shop.ask('POST', '/v1/session', { token })).headers.get('set-cookie') ?? '').split(
      ';',
    )[0]
    expect((await shop.ask('DELETE', `/v1/tokens/${String(made.body.id)}`)).status).toBe(200)
    await stream.ended
    expect((await shop.ask('GET', '/v1/snapshot', { token })).status).toBe(401)
    expect(
      (await shop.ask('GET', '/v1/snapshot', { token: null, headers: { cookie: cookie ?? '' } })).status,
    ).toBe(401)
    expect((await shop.ask('DELETE', '/v1/tokens/nobody')).body.code).toBe('not_found')
  })
})

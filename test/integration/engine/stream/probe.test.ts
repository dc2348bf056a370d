import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ProbeResult, probeProfile } from '../../../../src/engine/profiles/probe.ts'
import { createSystemClock } from '../../../../src/node/time/clock.ts'
import { body, chunks, type SseServer, startSseServer, status } from '../../../helpers/sse-server.ts'

let server: SseServer
beforeEach(async () => {
  server = await startSseServer()
})
afterEach(() => server.close())

function probe(url = server.url): Promise<ProbeResult> {
  return new Promise((resolve) => {
    probeProfile({ url, headers: async () => ({}), clock: createSystemClock() }, resolve)
  })
}

describe('probeProfile', () => {
  it('knows a hub by its health, which needs no token', async () => {
    server.route('/v1/health', body('application/json', '{"status":"ok","epoch":"0a1b2c3d","head":0}'))
    expect(await probe()).toMatchObject({ ok: true, profile: { id: 'pantau' } })
  })

  it.each([
    ['a silent stream', chunks()],
    ['a JSON document', body('application/json', '[]')],
    ['one that wants a sign-in', status(403)],
  ])('knows an Optik server by its dashboard: %s', async (_name, route) => {
    server.route('/v1/health', body('application/json', '{"status":"up"}'))
    server.route('/realtime/dashboard', route)
    expect(await probe()).toMatchObject({ ok: true, profile: { id: 'optik' } })
    // Its health, its dashboard, and a path that nobody has.
    expect(server.requests).toHaveLength(3)
  })

  it('takes a server that redirects everything to its login for neither', async () => {
    for (const path of ['/v1/health', '/realtime/dashboard'])
      server.route(path, status(302, { location: '/html' }))
    expect(await probe()).toMatchObject({ ok: false, fault: { reason: 'http-status' } })
  })

  it.each([
    ['whose server is away behind its proxy', status(502), { reason: 'http-status', detail: 'HTTP 502' }],
    ['that shows a page of maintenance', body('text/html', '<h1>Sebentar…</h1>'), { reason: 'not-a-stream' }],
    ['that wants a sign-in', status(401), { reason: 'unauthorized' }],
  ])('settles nothing for one %s: it is asked again later', async (_name, route, fault) => {
    const paths = ['/v1/health', '/', '/realtime/dashboard', '/api/events/stream', '/api/episodes/stream']
    for (const path of [...paths, '/sse/stats', '/pantau-asks-for-nothing']) server.route(path, route)
    expect(await probe()).toMatchObject({ ok: false, fault })
  })

  it.each([
    ['a stream', chunks('data: {"temperature":21}\n\n')],
    ['a JSON document', body('application/json', '{"temperature":21}')],
  ])('takes what is %s at its address, and nobody we know, for something unknown', async (_name, route) => {
    server.route('/', route)
    expect(await probe()).toEqual({ ok: true, profile: null })
    server.route('/feed', route)
    expect(await probe(`${server.url}/feed`)).toEqual({ ok: true, profile: null })
  })

  it('does not judge a server that cannot be reached', async () => {
    expect(await probe('http://127.0.0.1:1')).toMatchObject({ ok: false, fault: { reason: 'refused' } })
  })
})

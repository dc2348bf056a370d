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
    expect(await probe()).toEqual({ ok: true, profile: null })
  })

  it('does not judge a server that cannot be reached', async () => {
    expect(await probe('http://127.0.0.1:1')).toMatchObject({ ok: false, fault: { reason: 'refused' } })
  })
})

import { describe, expect, it } from 'vitest'
import { hubHandlers } from '../../../../src/engine/api/handlers/hub.ts'
import { hubRequestOf } from '../../../../src/engine/hub-commands.ts'
import { type HubCommand, hubCommand } from '../../../../src/shared/ipc/routes/hub.ts'

describe('how a command of the management screens is asked of the hub (contract.md)', () => {
  const anime = { animeId: 'a', number: 1, title: 'T', visible: true, adult: false }
  const cases: readonly [HubCommand, string][] = [
    [
      { kind: 'create-branch', input: { id: 'dua', name: 'Dua', allowNegativeStock: false } },
      'POST /v1/branches',
    ],
    [{ kind: 'ready-order', orderId: 'o/1' }, 'POST /v1/orders/o%2F1/ready'],
    [{ kind: 'create-anime', input: { title: 'T' } }, 'POST /v1/anime'],
    [{ kind: 'create-episode', input: anime }, 'POST /v1/episodes'],
    [{ kind: 'update-episode', id: 'e', input: anime }, 'PUT /v1/episodes/e'],
    [{ kind: 'delete-episode', id: '../users/x' }, 'DELETE /v1/episodes/..%2Fusers%2Fx'],
    [{ kind: 'delete-video-server', id: 'v' }, 'DELETE /v1/video-servers/v'],
    [{ kind: 'patch-job', id: 'j', input: { current: 1 } }, 'PATCH /v1/jobs/j'],
    [{ kind: 'put-watcher', input: { running: true, enabled: true } }, 'PUT /v1/watcher'],
    [{ kind: 'rebuild-cache' }, 'POST /v1/cache/rebuild'],
    [{ kind: 'put-stats', input: { users: 1 } }, 'PUT /v1/stats'],
    [{ kind: 'delete-user', id: 'ani' }, 'DELETE /v1/users/ani'],
    [{ kind: 'revoke-token', id: 't' }, 'DELETE /v1/tokens/t'],
  ]

  it.each(cases)('$kind', (command, expected) => {
    expect(hubCommand.safeParse(command).success).toBe(true)
    const request = hubRequestOf(command)
    expect(`${request.method} ${request.path}`).toBe(expected)
    expect(request.body).toEqual('input' in command ? command.input : undefined)
  })

  it('a hub that is not there is told, not thrown', async () => {
    const handlers = hubHandlers(() => null)
    const answer = await handlers['hub.directory']({}, { viewId: 1 })
    expect(answer).toMatchObject({ ok: false, error: { code: 'hub_unavailable' } })
  })
})

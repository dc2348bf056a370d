import { describe, expect, it } from 'vitest'
import { createRouter } from '../../../../src/engine/api/router.ts'
import { type Handlers, routes } from '../../../../src/shared/ipc/contract.ts'
import { createMemoryLog } from '../../../helpers/memory-log.ts'

/** Every handler fails as a bug would, but for those given. */
function routerWith(more: Partial<Handlers>) {
  const log = createMemoryLog()
  const broken = Object.fromEntries(
    Object.keys(routes).map((name) => [
      name,
      () => {
        throw new Error('secret detail of a bug')
      },
    ]),
  ) as unknown as Handlers
  const router = createRouter({ ...broken, ...more }, log)
  return { log, ask: (route: string, input: unknown) => router(route, input, { viewId: 7 }) }
}

describe('router', () => {
  it.each(['nothing.here', '__proto__', 'constructor', 'toString', ''])(
    'knows no route %j',
    async (route) => {
      expect(await routerWith({}).ask(route, {})).toMatchObject({
        ok: false,
        error: { code: 'unknown_route' },
      })
    },
  )

  it('gives a handler only what its schema read, and the caller only what the edge found out', async () => {
    const seen: unknown[] = []
    const { ask } = routerWith({
      'console.ack': (input, context) => {
        seen.push(input, context)
        return { ok: true, data: null }
      },
    })
    expect(await ask('console.ack', { to: 3 })).toEqual({ ok: true, data: null })
    expect(seen).toEqual([{ to: 3 }, { viewId: 7 }])
    for (const bad of [undefined, null, {}, { to: -1 }, { to: '3' }, { to: 3, viewId: 1 }]) {
      expect(await ask('console.ack', bad)).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    }
    expect(seen).toHaveLength(2)
  })

  it('turns a bug into an answer that tells nothing of it, and logs it', async () => {
    const { ask, log } = routerWith({})
    const answer = await ask('console.snapshot', {})
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(answer)).not.toContain('secret detail')
    expect(JSON.stringify(log.lines)).toContain('secret detail')
  })
})

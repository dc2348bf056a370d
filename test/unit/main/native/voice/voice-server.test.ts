import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createVoiceServer } from '../../../../../src/main/native/voice/voice-server.ts'
import type { VoiceAnswer } from '../../../../../src/shared/ipc/voice.ts'

function setUp() {
  const root = mkdtempSync(join(tmpdir(), 'pantau-voice-'))
  mkdirSync(join(root, 'voice'))
  writeFileSync(join(root, 'voice', 'voice.html'), '<!doctype html>')
  const answers: VoiceAnswer[] = []
  const server = createVoiceServer({ root, query: '?7', onAnswer: (answer) => answers.push(answer) })
  const ask = (path: string, init?: RequestInit): Promise<Response> =>
    server.answer(new Request(`app://ui${path}`, init))
  const say = (body: unknown): Promise<Response> =>
    ask('/voice/answer?7', { method: 'POST', body: JSON.stringify(body) })
  return { server, answers, ask, say }
}

const job = { kind: 'sound', id: 1, sound: 'file', volume: 1 } as const

describe('what the page that sounds may ask for', () => {
  it('is its job: one that waits, or the next that comes', async () => {
    const { server, ask } = setUp()
    server.send(job, null)
    expect(await (await ask('/voice/next?7')).json()).toEqual(job)
    const next = ask('/voice/next?7')
    server.send({ ...job, id: 2 }, null)
    expect(await (await next).json()).toEqual({ ...job, id: 2 })
  })

  it('is nothing once it is closed, and never the job of another page', async () => {
    const { server, ask } = setUp()
    const next = ask('/voice/next?7')
    server.close()
    expect((await next).status).toBe(204)
    server.send(job, new Uint8Array([1]))
    expect((await ask('/voice/next?6')).status).toBe(404)
    expect((await ask('/voice/file/1?6')).status).toBe(404)
  })

  it('is the file of its job, until it says what became of it', async () => {
    const { server, answers, ask, say } = setUp()
    server.send(job, new Uint8Array([1, 2, 3]))
    expect(new Uint8Array(await (await ask('/voice/file/1?7')).arrayBuffer())).toEqual(
      new Uint8Array([1, 2, 3]),
    )
    expect((await say({ id: 1, state: 'begun', detail: '' })).status).toBe(204)
    expect(answers).toEqual([{ id: 1, state: 'begun', detail: '' }])
    expect((await ask('/voice/file/1?7')).status).toBe(404)
  })

  it('is its own files under a policy that reaches nothing but this server', async () => {
    const { ask } = setUp()
    const page = await ask('/voice/voice.html?7')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'")
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await ask('/voice/../../../etc/passwd')).status).toBe(404)
    expect((await ask('/voice/%2e%2e/%2e%2e/secret')).status).toBe(404)
    expect((await ask('/voice/voice.html?7', { method: 'PUT' })).status).toBe(405)
  })

  it.each([
    ['no JSON', 'hello'],
    ['another shape', JSON.stringify({ id: 1, state: 'begun', detail: '', more: 1 })],
    ['a number that is none', JSON.stringify({ id: -1, state: 'begun', detail: '' })],
    ['too much', JSON.stringify({ id: 1, state: 'begun', detail: 'x'.repeat(5_000) })],
  ])('is told that it made no sense: %s', async (_name, body) => {
    const { answers, ask } = setUp()
    expect((await ask('/voice/answer?7', { method: 'POST', body })).status).toBe(400)
    expect(answers).toEqual([])
  })
})

import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runPantau } from '../../helpers/command.ts'
import { freePort } from '../../helpers/free-port.ts'
import { startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { runCli } from '../../helpers/run-cli.ts'

let folder: ReturnType<typeof temporaryFolder>
let hub: TestHub
let tokenFile: string
const closers: (() => Promise<void>)[] = []
beforeEach(async () => {
  folder = temporaryFolder()
  hub = await startTestHub(folder.dir)
  tokenFile = hub.hub.adminTokenFile
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  await hub.stop()
  folder.remove()
})

const publish = (...argv: readonly string[]) =>
  runCli(['publish', '--url', hub.hub.url, '--token-file', tokenFile, ...argv])

/** Lines of the hub's log of this topic, as a client reads them. */
async function published(topic: string): Promise<readonly string[]> {
  const response = await fetch(`${hub.hub.url}/v1/stream?topics=${topic}&after=${hub.hub.epoch}:0`, {
    headers: { authorization: `Bearer ${hub.admin}` },
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('"end"')) {
    const part = await reader?.read()
    if (part === undefined || part.done) break
    text += part.value
  }
  await reader?.cancel()
  return text.split('\n').filter((line) => line.startsWith('data: ') && line.includes(`"topic":"${topic}"`))
}

describe('pantau publish', () => {
  it('stores an event as it was written, and prints the answer', async () => {
    const result = await publish('kasir', 'kasir.note', '{"n":9007199254740991,"text":"é"}')
    expect(result).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(result.stdout)).toMatchObject({
      topic: 'kasir',
      type: 'kasir.note',
      position: expect.any(String),
    })
    await publish('kasir', 'kasir.note', '"end"')
    const lines = await published('kasir')
    expect(lines[0]).toContain('9007199254740991')
    expect(lines[0]).toContain('é')
  })

  it('reads the data from stdin', async () => {
    const command = runPantau(
      'publish',
      '--url',
      hub.hub.url,
      '--token-file',
      tokenFile,
      'kasir',
      'kasir.note',
      '-',
    )
    command.child.stdin.end('{"from":"stdin"}')
    expect(await command.exited).toBe(0)
    await publish('kasir', 'kasir.note', '"end"')
    expect((await published('kasir'))[0]).toContain('"from":"stdin"')
  })

  it('sends again under the same key when the answer was lost, and it is stored once', async () => {
    const keys: (string | undefined)[] = []
    const lossy = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => {
        body += String(part)
      })
      request.on('end', () => {
        const key = request.headers['idempotency-key']
        keys.push(String(key))
        void hub
          .ask('POST', '/v1/events', {
            body,
            headers: { 'idempotency-key': String(key), 'content-type': 'application/json' },
          })
          .then((answer) => {
            // The hub has stored it; the first answer never arrives.
            if (keys.length === 1) response.socket?.resetAndDestroy()
            else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text)
          })
      })
    })
    await new Promise<void>((resolve) => lossy.listen(0, '127.0.0.1', resolve))
    closers.push(() => new Promise((resolve) => lossy.close(() => resolve())))
    const url = `http://127.0.0.1:${(lossy.address() as AddressInfo).port}`
    const result = await runCli([
      'publish',
      '--url',
      url,
      '--token-file',
      tokenFile,
      'kasir',
      'kasir.note',
      '{"n":1}',
    ])
    expect(result.code).toBe(0)
    expect(result.stderr).toMatch(/trying again/)
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
    await publish('kasir', 'kasir.note', '"end"')
    expect((await published('kasir')).filter((line) => line.includes('"n":1'))).toHaveLength(1)
  })

  it('says by the problem code why the hub refuses it, and does not insist', async () => {
    const passet = join(folder.dir, 'passet.token')
    writeFileSync(passet, await hub.token('passet'))
    const refused = await runCli([
      'publish',
      '--url',
      hub.hub.url,
      '--token-file',
      passet,
      'kasir',
      'kasir.note',
      '{}',
    ])
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/^pantau: the hub refuses it: forbidden \(HTTP 403\): .+\n$/)
    writeFileSync(passet, 'not-a-token')
    const unknown = await runCli([
      'publish',
      '--url',
      hub.hub.url,
      '--token-file',
      passet,
      'kasir',
      'kasir.note',
      '{}',
    ])
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('unauthorized (HTTP 401)') })
  })

  it('gives up in time where nobody answers, and says that it is not known to be stored', async () => {
    const url = `http://127.0.0.1:${await freePort()}`
    const result = await runCli([
      'publish',
      '--url',
      url,
      '--token-file',
      tokenFile,
      '--give-up',
      '0.2',
      'a',
      'a.b',
      '{}',
    ])
    expect(result.code).toBe(1)
    expect(result.stderr).toMatch(/refused: ECONNREFUSED; given up, it is not known to be stored\n$/)
  })

  it.each([
    [['--token-file', 'T', 'a', 'b', '{}'], '--url'],
    [['--url', 'U', 'a', 'b', '{}'], '--token-file'],
    [['--url', 'U', '--token-file', 'T'], 'TOPIC'],
    [['--url', 'U', '--token-file', 'T', 'a'], 'TYPE'],
    [['--url', 'U', '--token-file', 'T', 'a', 'b'], 'JSON'],
    [['--url', 'U', '--token-file', 'T', 'a', 'b', '{'], 'JSON'],
    [['--url', 'U', '--token-file', 'T', 'a topic', 'b', '{}'], 'TOPIC'],
    [['--url', 'U', '--token-file', 'T', '--key', 'a key', 'a', 'b', '{}'], '--key'],
    [['--url', 'U', '--token-file', 'T', '--give-up', 'never', 'a', 'b', '{}'], '--give-up'],
  ])('%j: one line that names %s, exit 2', async (argv, named) => {
    const real = argv.map((word) => (word === 'U' ? hub.hub.url : word === 'T' ? tokenFile : word))
    const result = await runCli(['publish', ...real])
    expect(result.code).toBe(2)
    expect(result.stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(named)])
    expect(result.stdout).toBe('')
  })
})

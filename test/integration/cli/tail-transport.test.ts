import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Certificates, makeCertificates } from '../../helpers/certificates.ts'
import { type Command, runPantau } from '../../helpers/command.ts'
import { startForwardProxy } from '../../helpers/forward-proxy.ts'
import { startTlsServer, type TlsServer } from '../../helpers/tls-server.ts'

let certificates: Certificates
let dir: string
let server: TlsServer
const commands: Command[] = []
beforeEach(async () => {
  certificates = makeCertificates()
  dir = mkdtempSync(join(tmpdir(), 'pantau-tail-'))
  server = await startTlsServer(certificates.good)
})
afterEach(async () => {
  for (const { child } of commands.splice(0)) child.kill('SIGKILL')
  await server.close()
  rmSync(dir, { recursive: true, force: true })
})

function tail(...argv: readonly string[]): Command {
  const command = runPantau('tail', ...argv)
  commands.push(command)
  return command
}
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 20 })

describe('pantau tail over TLS', () => {
  // Three ways through the program: the wire, the profile, and the journal.
  it.each([
    ['--raw', [], '"data":"beat"'],
    ['--profile', ['generic'], '"kind":"event"'],
    ['--state', ['DIR'], '"kind":"event"'],
  ])('trusts an own authority with %s', async (option, values, expected) => {
    const ca = join(dir, 'ca.pem')
    writeFileSync(ca, certificates.authority)
    const state = values.map((value) => (value === 'DIR' ? join(dir, 'state') : value))
    const command = tail(server.url, '--ca', ca, option, ...state)
    await until(() => expect(command.stdout()).toContain(expected))
  })

  it('trusts a pin through a proxy, and waits for a person without it', async () => {
    const proxy = await startForwardProxy()
    const url = server.url.replace('127.0.0.1', 'shop.test')
    const pinned = tail(url, '--proxy', proxy.url, '--pin', certificates.good.fingerprint)
    await until(() => expect(pinned.stdout()).toContain('"kind":"event"'))
    const strict = tail(url, '--proxy', proxy.url)
    await until(() => expect(strict.stdout()).toContain('"state":"needs-you"'))
    expect(strict.stdout()).toContain('"reason":"certificate"')
    for (const { child } of commands) child.kill('SIGKILL')
    await proxy.close()
  })
})

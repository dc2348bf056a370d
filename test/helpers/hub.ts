import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HubOptions } from '../../src/hub/hub-options.ts'
import { type Hub, startHub } from '../../src/hub/start.ts'
import type { Role } from '../../src/shared/hub/commands.ts'

export interface HubAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON, loosely typed: tests assert its shape. */
  readonly body: Readonly<Record<string, unknown>>
}
export interface AskOptions {
  readonly token?: string | null
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}
export interface TestHub {
  readonly hub: Hub
  readonly dir: string
  readonly admin: string
  /** Asks with the admin's token unless told otherwise. */
  ask(method: string, path: string, options?: AskOptions): Promise<HubAnswer>
  post(path: string, body: unknown, key?: string): Promise<HubAnswer>
  token(role: Role, branchId?: string): Promise<string>
  /** Stops the hub; the folder stays for another start. */
  stop(): Promise<void>
}

export function temporaryFolder(): { readonly dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'pantau-hub-'))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

export async function askHub(
  url: string,
  method: string,
  path: string,
  options: AskOptions,
): Promise<HubAnswer> {
  const { token, body, headers } = options
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(token === null || token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isJson ? JSON.parse(text) : {}) as Readonly<Record<string, unknown>>,
  }
}

/** A real hub on a free port and a real folder. */
export async function startTestHub(dir: string, options: Omit<HubOptions, 'dataDir'> = {}): Promise<TestHub> {
  const hub = await startHub({
    port: 0,
    ...options,
    dataDir: dir,
    limits: { byeSpreadMs: 0, ...options.limits },
  })
  const admin = readFileSync(hub.adminTokenFile, 'utf8').trim()
  const ask: TestHub['ask'] = (method, path, { token = admin, ...rest } = {}) =>
    askHub(hub.url, method, path, { token, ...rest })
  return {
    hub,
    dir,
    admin,
    ask,
    post: (path, body, key) =>
      ask('POST', path, { body, headers: key === undefined ? {} : { 'idempotency-key': key } }),
    async token(role, branchId) {
      const label = `test ${role}`
      const body = branchId === undefined ? { role, label } : { role, branchId, label }
      const answer = await ask('POST', '/v1/tokens', { body })
      if (typeof answer.body.token !== 'string') throw new Error(`no token: ${answer.text}`)
      return answer.body.token
    },
    stop: () => hub.stop(),
  }
}

let made = 0
/** A different UUID each time. */
export function newSaleId(): string {
  made += 1
  return `01900000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`
}

export function frameProduct(productId: string, stock: number, branchId = 'utama') {
  return {
    productType: 'frame',
    productId,
    name: `Frame ${productId}`,
    code: `FR${productId}`,
    branchId,
    stock,
    unitPrice: 100_000,
  }
}

export function saleOf(productId: string, quantity: number, more: Readonly<Record<string, unknown>> = {}) {
  const lines = [{ productType: 'frame', productId, quantity, unitPrice: 100_000 }]
  return { saleId: newSaleId(), branchId: 'utama', payer: 'umum', lines, ...more }
}

import type { Log } from '../../node/log/log.ts'

/** An answer of the hub; `body` is untouched JSON. */
export interface ShopAnswer {
  readonly status: number
  readonly body: unknown
}

/** The simulator's only way into the hub: its public commands, like any other program. */
export interface ShopClient {
  post(path: string, body: unknown, key?: string): Promise<ShopAnswer>
  get(path: string): Promise<ShopAnswer>
}

/** @param signal aborts what is under way when the simulation ends */
export function createShopClient(url: string, token: string, signal: AbortSignal, log: Log): ShopClient {
  async function call(path: string, init: RequestInit): Promise<ShopAnswer> {
    const response = await fetch(url + path, { ...init, signal })
    const body: unknown = await response.json()
    if (response.status >= 500) log.warn('the simulation was refused', { path, status: response.status })
    return { status: response.status, body }
  }
  const authorization = `Bearer ${token}`
  return {
    get: (path) => call(path, { headers: { authorization } }),
    post: (path, body, key) =>
      call(path, {
        method: 'POST',
        headers: {
          authorization,
          'content-type': 'application/json',
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        body: JSON.stringify(body),
      }),
  }
}

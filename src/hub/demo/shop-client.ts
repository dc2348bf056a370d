import type { Log } from '../../node/log/log.ts'

/** An answer of the hub; `body` is untouched JSON. */
export interface ShopAnswer {
  readonly status: number
  readonly body: unknown
}

/** The simulator's only way into the hub: its public commands, like any other program. */
export interface ShopClient {
  get(path: string): Promise<ShopAnswer>
  /** @param key Idempotency-Key, where a repetition would count twice */
  post(path: string, body: unknown, key?: string): Promise<ShopAnswer>
  put(path: string, body: unknown): Promise<ShopAnswer>
  patch(path: string, body: unknown): Promise<ShopAnswer>
  remove(path: string): Promise<ShopAnswer>
}

/** @param signal aborts what is under way when the simulation ends */
export function createShopClient(url: string, token: string, signal: AbortSignal, log: Log): ShopClient {
  const authorization = `Bearer ${token}`

  async function call(
    method: string,
    path: string,
    more: { readonly body?: unknown; readonly key?: string | undefined } = {},
  ): Promise<ShopAnswer> {
    const response = await fetch(url + path, {
      method,
      signal,
      headers: {
        authorization,
        ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(more.key === undefined ? {} : { 'idempotency-key': more.key }),
      },
      ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
    })
    const body: unknown = await response.json()
    if (response.status >= 500) log.warn('the simulation was refused', { path, status: response.status })
    return { status: response.status, body }
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body, key) => call('POST', path, { body, key }),
    put: (path, body) => call('PUT', path, { body }),
    patch: (path, body) => call('PATCH', path, { body }),
    remove: (path) => call('DELETE', path),
  }
}

import { rmSync } from 'node:fs'
import { freshFolder } from './electron-app.ts'
import { type HubClient, hubClient } from './embedded-hub.ts'
import { freePort } from './free-port.ts'
import { spawnHub } from './hub-process.ts'

/** Commands on their way at the same time. */
const lanes = 16

/** A shop whose hub outlives the consoles that look at it, and keeps its address when it is restarted. */
export interface AttentionShop {
  readonly hub: HubClient
  /** Settings of a console that watches it, under the id `shop`. */
  settings(rest?: Readonly<Record<string, unknown>>): unknown
  /** Sends a command. Throws when the hub refuses it. */
  post(
    path: string,
    body: unknown,
    method?: 'POST' | 'PUT' | 'PATCH',
  ): Promise<Readonly<Record<string, unknown>>>
  addProduct(productId: string, stock: number): Promise<void>
  setStock(productId: string, stock: number): Promise<void>
  /** The same for many, several at a time. */
  setStocks(productIds: readonly string[], stock: number): Promise<void>
  addProducts(productIds: readonly string[], stock: number): Promise<void>
  /** kill -9, and up again at the same address with the same log. */
  crash(): Promise<void>
  stop(): Promise<void>
}

const product = { productType: 'frame', branchId: 'toko' }

/** Ids of products, `F-1` to `F-count`. */
export function productIds(count: number, name = 'F'): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index + 1}`)
}

/** Starts a hub in a process of its own, which everybody may read and which allows stock below zero. */
export async function startAttentionShop(): Promise<AttentionShop> {
  const folder = freshFolder('shop')
  const port = await freePort()
  const start = () => spawnHub(folder, ['--port', String(port), '--anonymous-read'])
  let running = await start()
  const hub = hubClient(running.url, running.token)

  const post: AttentionShop['post'] = async (path, body, method = 'POST') => {
    const answer = await fetch(`${hub.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${running.token}`,
        ...(body === null ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return (text === '' ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>>
  }

  async function addProduct(productId: string, stock: number): Promise<void> {
    const named = { name: `Rayban ${productId}`, code: productId, unitPrice: 1_000_000 }
    await post('/v1/products', { ...product, productId, ...named, stock })
  }

  async function setStock(productId: string, stock: number): Promise<void> {
    await post('/v1/stock/adjustments', { ...product, productId, stock, reason: 'test' })
  }

  await post('/v1/branches', { id: product.branchId, name: 'Toko Utama', allowNegativeStock: true })
  return {
    hub,
    post,
    addProduct,
    setStock,
    settings: ({ sources = [], ...rest } = {}) => ({
      hub: { enabled: false, port: 0 },
      sources: [
        { id: 'shop', name: 'Toko', url: hub.url, profile: 'pantau' },
        ...(sources as readonly unknown[]),
      ],
      ...rest,
    }),
    addProducts: (ids, stock) => inLanes(ids, (id) => addProduct(id, stock)),
    setStocks: (ids, stock) => inLanes(ids, (id) => setStock(id, stock)),
    async crash() {
      await running.kill('SIGKILL')
      running = await start()
    },
    async stop() {
      await running.kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items]
  const lane = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import type { Log } from '../../node/log/log.ts'
import type { RegisterSale } from '../../shared/hub/commands.ts'
import { hubSnapshot } from '../../shared/hub/events.ts'
import { uuidV7 } from '../../shared/ids/uuid-v7.ts'
import { assortment, patients, secondBranch } from './assortment.ts'
import { createShelf, missingScenes, type Shelf, type ShelfItem } from './shelf.ts'
import type { ShopClient } from './shop-client.ts'

export interface SimulationParts {
  readonly client: ShopClient
  /** The till that sells in a branch; the client itself when left out. */
  readonly tillOf?: (branchId: string) => ShopClient
  readonly random: () => number
  readonly now: () => number
  readonly log: Log
}

/** A simulated shop day, one step at a time. It goes on with whatever it finds, so a second start makes nothing twice. */
export interface Simulation {
  /** Brings branches and shelves to where a day can begin. */
  open(): Promise<void>
  /** One thing that happens in the shop: a sale always, now and then goods that arrive or an order. */
  step(): Promise<void>
}

/** Steps between two looks at what others did to the stock. */
const lookEvery = 10
const openOrders = z.object({
  orders: z.optional(z.array(z.object({ orderId: z.string(), status: z.string() }))),
})

export function createSimulation({ client, random, now, log, ...parts }: SimulationParts): Simulation {
  let shelf: Shelf = createShelf([])
  let waiting: string[] = []
  let steps = 0

  function below(limit: number): number {
    return Math.floor(random() * limit)
  }
  function pick<T>(from: readonly T[]): T | undefined {
    return from[below(from.length)]
  }
  function newId(): string {
    return uuidV7(now(), randomBytes(10))
  }

  async function look(): Promise<void> {
    const { body } = await client.get('/v1/snapshot?topics=stock')
    shelf = createShelf(hubSnapshot.parse(body).stock ?? [])
  }

  async function sell(
    branchId: string,
    lines: readonly { item: ShelfItem; quantity: number }[],
  ): Promise<void> {
    const patientName = random() < 0.8 ? pick(patients) : undefined
    const sale: RegisterSale = {
      saleId: newId(),
      branchId,
      payer: random() < 0.35 ? 'bpjs' : 'umum',
      ...(patientName === undefined ? {} : { patientName }),
      lines: lines.map(({ item: { productType, productId, unitPrice }, quantity }) => ({
        productType,
        productId,
        unitPrice,
        quantity,
      })),
    }
    const till = parts.tillOf?.(branchId) ?? client
    const { status } = await till.post('/v1/sales', sale, sale.saleId)
    if (status < 300) for (const { item, quantity } of lines) shelf.move(item, -quantity)
    else await look()
  }
  /** A customer takes a frame with two lenses, or something small. */
  async function ordinarySale(): Promise<void> {
    const branchId = random() < 0.7 ? 'utama' : secondBranch.id
    const there = shelf.items.filter((item) => item.branchId === branchId && item.stock >= 3)
    const of = (type: ShelfItem['productType']) => pick(there.filter((item) => item.productType === type))
    const glasses = [
      { item: of('frame'), quantity: 1 },
      { item: of('lensa'), quantity: 2 },
    ]
    const small = [{ item: of('aksesoris'), quantity: 1 + below(3) }]
    const wanted = random() < 0.6 ? glasses : small
    const lines = wanted.flatMap(({ item, quantity }) => (item === undefined ? [] : [{ item, quantity }]))
    if (lines.length > 0) await sell(branchId, lines)
  }
  /** Goods arrive for what ran low; not for all of it, so that a screen keeps something red. */
  async function restock(): Promise<void> {
    const low = shelf.items.filter(({ stock }) => stock <= 4)
    const item = low.length > 6 ? pick(low) : undefined
    if (item === undefined) return
    const delta = 8 + below(16)
    const { branchId, productType, productId } = item
    const body = { branchId, productType, productId, delta, reason: 'Barang masuk' }
    const { status } = await client.post('/v1/stock/adjustments', body, newId())
    if (status < 300) shelf.move(item, delta)
  }
  async function order(): Promise<void> {
    const orderId = `ORD-${now().toString(36).toUpperCase()}`
    const branchId = random() < 0.7 ? 'utama' : secondBranch.id
    const patientName = pick(patients) ?? ''
    const { status } = await client.post('/v1/orders', { orderId, branchId, patientName })
    if (status < 300) waiting.push(orderId)
  }
  async function ready(): Promise<void> {
    const [orderId, ...rest] = waiting
    waiting = rest
    if (orderId !== undefined) await client.post(`/v1/orders/${orderId}/ready`, {})
  }

  return {
    async open() {
      await client.post('/v1/branches', secondBranch)
      const { body } = await client.get('/v1/snapshot')
      const found = hubSnapshot.parse(body)
      const known = new Set(
        found.stock?.map((item) => `${item.branch}/${item.productType}/${item.productId}`),
      )
      const missing = assortment.filter(
        ({ branchId, productType, productId }) => !known.has(`${branchId}/${productType}/${productId}`),
      )
      // Together: the hub commits them as one group.
      await Promise.all(missing.map((product) => client.post('/v1/products', product)))
      waiting = (openOrders.parse(body).orders ?? []).flatMap(({ orderId, status }) =>
        status === 'open' && orderId.startsWith('ORD-') ? [orderId] : [],
      )
      await look()
      log.info('the simulated shop is open', { products: shelf.items.length, added: missing.length })
    },
    async step() {
      steps += 1
      if (steps % lookEvery === 0) await look()
      const scene = missingScenes(shelf.items, secondBranch.id)[0]
      if (scene === undefined) await ordinarySale()
      else await sell(scene.item.branchId, [scene])
      if (steps % 4 === 1) await order()
      if (steps % 4 === 3) await ready()
      if (steps % 5 === 0) await restock()
    },
  }
}

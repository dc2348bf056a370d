import * as z from 'zod/mini'
import {
  adjustStock,
  createBranch,
  createOrder,
  publishEvent,
  putProduct,
  registerSale,
} from '../../../shared/hub/commands.ts'
import type { Route } from '../route.ts'
import { assertRenderable, type CommandRoutes } from './command-route.ts'

/** Commands of the shop, and the one of any program (contract.md). */
export function shopRoutes({ withBody }: CommandRoutes): readonly Route[] {
  return [
    withBody({
      path: '/v1/branches',
      summary: 'Make a branch',
      permission: 'branch.create',
      body: createBranch,
      statuses: [201, 200],
      problems: ['conflict'],
      command: (input) => ({ kind: 'create-branch', input }),
    }),
    withBody({
      path: '/v1/products',
      summary: 'Make or replace a product of a branch',
      permission: 'product.put',
      body: putProduct,
      statuses: [201, 200],
      problems: ['unknown_branch'],
      command: (input) => ({ kind: 'put-product', input }),
    }),
    withBody({
      path: '/v1/stock/adjustments',
      summary: 'Count stock anew, or move it by a delta',
      permission: 'stock.adjust',
      body: adjustStock,
      statuses: [201],
      problems: ['unknown_branch', 'unknown_product', 'insufficient_stock'],
      command: (input) => ({ kind: 'adjust-stock', input }),
    }),
    withBody({
      path: '/v1/sales',
      summary: 'Register a sale, all of it or nothing',
      permission: 'sale.register',
      body: registerSale,
      statuses: [201, 200],
      problems: ['unknown_branch', 'unknown_product', 'insufficient_stock', 'conflict'],
      command: (input) => ({ kind: 'register-sale', input }),
    }),
    withBody({
      path: '/v1/orders',
      summary: 'Open an order that a customer will fetch',
      permission: 'order.change',
      body: createOrder,
      statuses: [201, 200],
      problems: ['unknown_branch', 'conflict'],
      command: (input) => ({ kind: 'create-order', input }),
    }),
    withBody({
      path: '/v1/orders/:id/ready',
      summary: 'Say that an order lies ready',
      permission: 'order.change',
      body: z.optional(z.nullable(z.object({}))),
      statuses: [200],
      problems: ['not_found'],
      command: (_input, { id = '' }) => ({ kind: 'ready-order', input: { orderId: id } }),
    }),
    withBody({
      path: '/v1/events',
      summary: 'Publish a fact of any program; it is kept and streamed as it is',
      permission: 'event.publish',
      body: publishEvent,
      statuses: [201],
      problems: [],
      check: (context) => assertRenderable(context, context.body.data),
      command: (input) => ({ kind: 'publish-event', input }),
    }),
  ]
}

import { defaultCurrency } from '../../shared/domain/money.ts'
import type { Payer } from '../../shared/domain/sale.ts'
import type { Decision } from './decision.ts'
import type { DomainEvent, PayloadOf } from './events.ts'
import type { CashierDay, HubView } from './view.ts'

/** Revenue of a branch before its first sale of a day. */
export function zeroRevenue(day: string): PayloadOf<'revenue.changed'> {
  return { day, total: 0, bpjs: 0, umum: 0, transactions: 0, currency: defaultCurrency }
}

/** The day's absolute figures of a branch and of the cashier, after one more sale (O2). */
export function addToRevenue(
  before: PayloadOf<'revenue.changed'>,
  cashier: CashierDay,
  { payer, amount }: { readonly payer: Payer; readonly amount: number },
): PayloadOf<'revenue.changed'> {
  return {
    ...before,
    cashier: {
      name: cashier.name,
      total: cashier.total + amount,
      transactions: cashier.transactions + 1,
    },
    total: before.total + amount,
    bpjs: before.bpjs + (payer === 'bpjs' ? amount : 0),
    umum: before.umum + (payer === 'umum' ? amount : 0),
    transactions: before.transactions + 1,
  }
}

export function revenueEvent(branch: string, payload: PayloadOf<'revenue.changed'>): DomainEvent {
  return { type: 'revenue.changed', topic: 'revenue', branch, payload }
}

/**
 * A new business day: every branch that still shows another day's figures is told zero, so that no screen shows
 * yesterday's revenue as today's.
 */
export function decideOpenDay(day: string, view: HubView): Decision {
  const events = view.branchesToReset(day).map((branch) => revenueEvent(branch, zeroRevenue(day)))
  return { kind: 'accepted', status: 200, events, answer: { day } }
}

/** Business day of an instant in the machine's time zone, `YYYY-MM-DD`. */
export function localDay(now: number): string {
  const date = new Date(now)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

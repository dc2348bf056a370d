import type { HubSnapshot } from '../../../../shared/hub/events.ts'
import type { Shape } from '../shape.ts'

/** A decimal column comes out of the live code as text. Rupiah have no minor units, so an amount is whole rupiah. */
export function decimal(amount: number, shape: Shape): number | string {
  return shape === 'live' ? `${amount}.00` : amount
}

/** The systems tell three classes of BPJS; the hub knows only who pays. */
export function serviceType(payer: string): string {
  return payer === 'bpjs' ? 'BPJS' : 'UMUM'
}

/** Figures of the day over the branches that a reader sees. */
export interface DayFigures {
  readonly total: number
  readonly bpjs: number
  readonly umum: number
  readonly transactions: number
}

export function dayFigures({ revenue = [] }: Pick<HubSnapshot, 'revenue'>): DayFigures {
  const sum = (pick: (row: (typeof revenue)[number]) => number) =>
    revenue.reduce((total, row) => total + pick(row), 0)
  return {
    total: sum(({ total }) => total),
    bpjs: sum(({ bpjs }) => bpjs),
    umum: sum(({ umum }) => umum),
    transactions: sum(({ transactions }) => transactions),
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** The day as Optik writes it, `31/12/2024`, in the hub's time zone. */
export function writtenDay(epochMs: number): string {
  const date = new Date(epochMs)
  return `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`
}

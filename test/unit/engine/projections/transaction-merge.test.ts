import { describe, expect, it } from 'vitest'
import { projectTransaction } from '../../../../src/engine/projections/records.ts'
import { createState } from '../../../../src/engine/projections/view.ts'
import { compareTransactions } from '../../../../src/renderer/store/orders.ts'
import { type Transaction, transactionKey } from '../../../../src/shared/domain/sale.ts'

const midnight = new Date(2026, 10, 21).getTime()
const row: Transaction = {
  source: 'shop',
  number: 'PJ-0001',
  amount: 1_000,
  payer: 'umum',
  patientName: 'Rina Contoh',
  branch: 'Cabang Utama',
  status: 'Selesai',
  at: midnight,
}

/** What is known after these were told, one after the other. */
function told(...tellings: readonly Partial<Transaction>[]): Transaction | undefined {
  const state = createState()
  for (const telling of tellings) {
    const patch = projectTransaction(state, { ...row, ...telling })
    if (patch !== null) state.apply([{ patch, json: JSON.stringify(patch[2]), existed: true }])
  }
  return state.get('transactions', transactionKey(row))
}

describe('a transaction that is told in pieces', () => {
  it('keeps its time of day when a list only knows the day: the latest sale must not sink to the end', () => {
    const at = midnight + 10 * 3_600_000
    expect(told({ at }, { at: midnight })?.at).toBe(at)
    expect(told({ at: midnight }, { at })?.at).toBe(at)
  })

  it('believes another day', () => {
    expect(told({ at: midnight + 1 }, { at: midnight - 1 })?.at).toBe(midnight - 1)
  })

  it('keeps the patient when a notification does not name one', () => {
    expect(told({}, { patientName: '', payer: '', branch: '', status: '' })).toEqual(row)
    expect(told({ patientName: '' }, {})?.patientName).toBe('Rina Contoh')
  })
})

it('sorts receipts of one day by number, the latest first', () => {
  const numbers = ['PJ-0009', 'PJ-0011', 'PJ-0010'].map((number) => ({ ...row, number }))
  expect(numbers.sort(compareTransactions).map(({ number }) => number)).toEqual([
    'PJ-0011',
    'PJ-0010',
    'PJ-0009',
  ])
})

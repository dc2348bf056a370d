import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Payer, SaleDraft } from '../../shared/domain/sale.ts'
import type { ProductType } from '../../shared/domain/stock.ts'
import type { ShortLine } from '../../shared/hub/problem.ts'
import type { ErrorCode } from '../../shared/ipc/envelope.ts'

/** One line as the form holds it: the words beside the numbers are for the cashier only. */
export interface DraftLine {
  /** Key of the stock row, for its live count. */
  readonly stockKey: string
  readonly productType: ProductType
  readonly productId: string
  readonly name: string
  readonly code: string
  readonly quantity: number
  readonly unitPrice: number
}

/** Where the sale stands. `failed` keeps everything typed, and its saleId: sending again is safe. */
export type SaleStatus =
  | { readonly step: 'editing' }
  | { readonly step: 'sending' }
  | { readonly step: 'short'; readonly lines: readonly ShortLine[] }
  | { readonly step: 'failed'; readonly code: ErrorCode; readonly message: string }
  | { readonly step: 'accepted'; readonly number: string }

/** The sale form's draft. It lives in the store, so changing the view loses nothing. */
export interface SaleForm {
  /** Made at the first keystroke (design.md, section 2); null for an untouched form. */
  readonly saleId: string | null
  /** '' until a branch is chosen or there is only one. */
  readonly branch: string
  readonly payer: Payer
  readonly patientName: string
  readonly lines: readonly DraftLine[]
  /** Line that the quantity field edits; null when the next picked item takes `quantity`. */
  readonly selected: string | null
  /** Text of the quantity field, as typed. */
  readonly quantity: string
  readonly status: SaleStatus
}

export type SaleStore = StoreApi<SaleForm>

const fresh: SaleForm = {
  saleId: null,
  branch: '',
  payer: 'umum',
  patientName: '',
  lines: [],
  selected: null,
  quantity: '1',
  status: { step: 'editing' },
}

/** Largest quantity of a line (sale.ts). */
const maxQuantity = 100_000

export function createSaleStore(): SaleStore {
  return createStore<SaleForm>(() => fresh)
}

/** Whole number above zero, or null: the field may hold anything while it is typed in. */
export function parseQuantity(text: string): number | null {
  if (!/^\d{1,6}$/.test(text.trim())) return null
  const quantity = Number(text)
  return quantity >= 1 && quantity <= maxQuantity ? quantity : null
}

/** What every edit does: it makes the saleId if there is none, and takes old messages away. Nothing edits while sending. */
export function editSale(
  store: SaleStore,
  makeId: () => string,
  change: (form: SaleForm) => Partial<SaleForm>,
): void {
  store.setState((form) => {
    if (form.status.step === 'sending') return form
    return { saleId: form.saleId ?? makeId(), status: { step: 'editing' }, ...change(form) }
  })
}

/** Adds an item, or selects the line that has it already. */
export function pickItem(form: SaleForm, item: Omit<DraftLine, 'quantity'>): Partial<SaleForm> {
  const known = form.lines.find((line) => line.stockKey === item.stockKey)
  if (known) return { selected: known.stockKey, quantity: String(known.quantity) }
  const quantity = form.selected === null ? (parseQuantity(form.quantity) ?? 1) : 1
  return {
    lines: [...form.lines, { ...item, quantity }],
    selected: item.stockKey,
    quantity: String(quantity),
  }
}

/** Types into the quantity field; the selected line follows as soon as it is a number. */
export function typeQuantity(form: SaleForm, text: string): Partial<SaleForm> {
  const quantity = parseQuantity(text)
  if (quantity === null || form.selected === null) return { quantity: text }
  return {
    quantity: text,
    lines: form.lines.map((line) => (line.stockKey === form.selected ? { ...line, quantity } : line)),
  }
}

export function removeLine(form: SaleForm, stockKey: string): Partial<SaleForm> {
  const lines = form.lines.filter((line) => line.stockKey !== stockKey)
  if (form.selected !== stockKey) return { lines }
  const next = lines.at(-1)
  return { lines, selected: next?.stockKey ?? null, quantity: String(next?.quantity ?? 1) }
}

/** An empty form; the branch and its payer stay as the cashier left them at the branch only. */
export function clearSale(store: SaleStore, status: SaleStatus = { step: 'editing' }): void {
  store.setState(({ branch }) => ({ ...fresh, branch, status }))
}

/** Whether the form can be sent: it has lines, its quantity field says a number, and nothing is on its way. */
export function isSendable(form: SaleForm): boolean {
  if (form.status.step === 'sending' || form.lines.length === 0 || form.branch === '') return false
  return form.selected === null || parseQuantity(form.quantity) !== null
}

/** The sale as the hub takes it. */
export function draftOf(form: SaleForm, saleId: string): SaleDraft {
  const patientName = form.patientName.trim()
  return {
    saleId,
    branchId: form.branch,
    payer: form.payer,
    ...(patientName === '' ? {} : { patientName }),
    lines: form.lines.map(({ productType, productId, quantity, unitPrice }) => ({
      productType,
      productId,
      quantity,
      unitPrice,
    })),
  }
}

import { describe, expect, it } from 'vitest'
import { submitSale } from '../../../../src/renderer/bridge/submit-sale.ts'
import {
  clearSale,
  createSaleStore,
  type DraftLine,
  editSale,
  isSendable,
  parseQuantity,
  pickItem,
  removeLine,
  type SaleStore,
  typeQuantity,
} from '../../../../src/renderer/store/sale-store.ts'
import { createFakeConsole, type FakeConsole } from '../../../helpers/fake-console.ts'

const frame: Omit<DraftLine, 'quantity'> = {
  stockKey: 'hub/frame/1/utama',
  productType: 'frame',
  productId: '1',
  name: 'Ray-Ban',
  code: 'FR0001',
  unitPrice: 1000,
}
const lens = { ...frame, stockKey: 'hub/lensa/1/utama', productType: 'lensa', name: 'Hoya' } as const

let count = 0
const makeId = (): string => {
  count += 1
  return `sale-${count}`
}

function filled(): SaleStore {
  const store = createSaleStore()
  store.setState({ branch: 'utama' })
  editSale(store, makeId, (form) => pickItem(form, frame))
  editSale(store, makeId, (form) => typeQuantity(form, '2'))
  return store
}

describe('the sale form', () => {
  it('takes its id at the first keystroke and keeps it through every edit', () => {
    const store = createSaleStore()
    expect(store.getState().saleId).toBeNull()
    editSale(store, makeId, () => ({ patientName: 'I' }))
    const { saleId } = store.getState()
    editSale(store, makeId, (form) => pickItem(form, frame))
    expect(saleId).not.toBeNull()
    expect(store.getState().saleId).toBe(saleId)
  })

  it('gives the typed quantity to the picked item, and picks the same item only once', () => {
    const store = createSaleStore()
    editSale(store, makeId, (form) => typeQuantity(form, '3'))
    editSale(store, makeId, (form) => pickItem(form, frame))
    editSale(store, makeId, (form) => pickItem(form, lens))
    editSale(store, makeId, (form) => pickItem(form, frame))
    const { lines, quantity, selected } = store.getState()
    expect(lines.map((line) => line.quantity)).toEqual([3, 1])
    expect([quantity, selected]).toEqual(['3', frame.stockKey])
  })

  it('cannot be sent while its quantity is no number, nor without lines or branch', () => {
    const store = filled()
    expect(isSendable(store.getState())).toBe(true)
    editSale(store, makeId, (form) => typeQuantity(form, ''))
    expect(isSendable(store.getState())).toBe(false)
    editSale(store, makeId, (form) => removeLine(form, frame.stockKey))
    expect(isSendable(store.getState())).toBe(false)
    expect(isSendable({ ...filled().getState(), branch: '' })).toBe(false)
  })

  it.each(['0', '-1', '1.5', '1e3', ' ', '1000000', 'dua'])('does not take "%s" for a quantity', (text) => {
    expect(parseQuantity(text)).toBeNull()
  })
})

describe('submitSale', () => {
  const accepted = (): FakeConsole => createFakeConsole([])

  // Would catch a sale that is stored twice because the button was pressed seven times.
  it('sends once, however often it is called', async () => {
    const fake = accepted()
    const store = filled()
    await Promise.all(Array.from({ length: 7 }, () => submitSale(fake.bridge, store)))
    expect(fake.sales).toHaveLength(1)
    expect(store.getState()).toMatchObject({
      saleId: null,
      lines: [],
      branch: 'utama',
      status: { step: 'accepted' },
    })
  })

  // Would catch a new id after a lost reply, which would store the sale a second time.
  it('sends the same id again after the hub was away, with everything still typed in', async () => {
    const fake = accepted()
    fake.set({ saleError: { code: 'hub_unavailable', message: 'ECONNREFUSED' } })
    const store = filled()
    await submitSale(fake.bridge, store)
    expect(store.getState().status).toMatchObject({ step: 'failed', code: 'hub_unavailable' })
    expect(store.getState().lines).toHaveLength(1)
    fake.set({ saleError: null })
    await submitSale(fake.bridge, store)
    expect(new Set(fake.sales.map((sale) => sale.saleId)).size).toBe(1)
    expect(fake.sales).toHaveLength(2)
  })

  it('takes a broken bridge for a hub that is away', async () => {
    const store = filled()
    const bridge = { ...accepted().bridge, request: () => Promise.reject(new Error('gone')) }
    await submitSale(bridge, store)
    expect(store.getState().status).toMatchObject({ step: 'failed', code: 'hub_unavailable' })
  })

  it('tells which line was short, and clears nothing', async () => {
    const fake = accepted()
    const lines = [{ productType: 'frame', productId: '1', requested: 2, available: 1 }]
    fake.set({ saleError: { code: 'insufficient_stock', message: '', data: { lines } } })
    const store = filled()
    await submitSale(fake.bridge, store)
    expect(store.getState().status).toEqual({ step: 'short', lines })
    expect(store.getState().lines).toHaveLength(1)
  })

  // Would catch an edit under a sale that is on its way: screen and hub would disagree.
  it('cannot be edited while it is on its way', async () => {
    const fake = createFakeConsole([], { delayMs: 5 })
    const store = filled()
    const sending = submitSale(fake.bridge, store)
    editSale(store, makeId, (form) => typeQuantity(form, '9'))
    expect(store.getState().lines[0]?.quantity).toBe(2)
    await sending
    expect(fake.sales[0]?.lines[0]?.quantity).toBe(2)
  })

  it('begins anew with its own id after it was cleared', () => {
    const store = filled()
    const first = store.getState().saleId
    clearSale(store)
    editSale(store, makeId, (form) => pickItem(form, frame))
    expect(store.getState().saleId).not.toBe(first)
  })
})

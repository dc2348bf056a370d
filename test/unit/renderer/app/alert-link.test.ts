import { expect, it } from 'vitest'
import { createAlertLink } from '../../../../src/renderer/app/alert-link.ts'
import { createToastBoard } from '../../../../src/renderer/app/toast-board.ts'
import { createConsoleStore } from '../../../../src/renderer/store/console-store.ts'
import { createViewStore, goTo } from '../../../../src/renderer/store/view-state.ts'
import { sampleAlert } from '../alerts/sample-alert.ts'

function linked() {
  const store = createConsoleStore()
  const viewStore = createViewStore()
  viewStore.setState({ phase: 'ready' })
  const shown: unknown[] = []
  const toasts = { ...createToastBoard(), show: (toast: unknown) => shown.push(toast) }
  const waits: (() => void)[] = []
  const open = createAlertLink({ store, viewStore, toasts }, (run) => waits.push(run))
  const arrive = (id: string): void =>
    store.applyBatch({ from: 0, to: 1, patches: [['alerts', id, sampleAlert(id)]] })
  const wait = (): void => {
    for (const run of waits.splice(0)) run()
  }
  const active = (): string | null => viewStore.getState().inbox.activeKey
  return { open, arrive, wait, shown, waits, viewStore, active }
}

// A notification is clicked before the page has heard of its alert.
it('opens an alert that comes a moment after its link', () => {
  const { open, arrive, wait, shown, active } = linked()
  open('a')
  arrive('a')
  wait()
  expect(active()).toBe('a')
  expect(shown).toEqual([])
})

// Would catch an inbox that opens without a word, as if the click had been lost.
it('says that an alert is gone', () => {
  const { open, wait, shown, viewStore, active } = linked()
  open('gone')
  wait()
  expect(viewStore.getState().view).toBe('alerts')
  expect(active()).toBeNull()
  expect(shown).toMatchObject([{ title: 'Peringatan itu sudah tidak ada' }])
})

// Would catch a screen that jumps to an alert, hours after somebody had clicked on its older notification.
it('leaves the screen alone when the alert is raised later', () => {
  const { open, arrive, wait, active } = linked()
  open('a')
  wait()
  arrive('a')
  expect(active()).toBeNull()
})

it('waits while nothing is known yet, and does not fetch somebody back who has gone on', () => {
  const { open, arrive, wait, shown, waits, viewStore, active } = linked()
  viewStore.setState({ phase: 'slow' })
  open('a')
  wait()
  expect([shown.length, waits.length]).toEqual([0, 1])
  viewStore.setState({ phase: 'ready' })
  goTo(viewStore, 'stock')
  arrive('a')
  wait()
  expect([active(), viewStore.getState().view, shown.length]).toEqual([null, 'stock', 0])
})

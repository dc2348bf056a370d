import { goTo } from '../store/view-state.ts'
import type { ConsoleModel } from './console-context.tsx'

/**
 * Follows the main process where it has no channel of its own: it changes the address' fragment to say what to show, and
 * its notices about the hub change when the hub's connection does.
 */
export function followMain(model: ConsoleModel, page: Document, loadInfo: () => void): void {
  const { store, viewStore } = model
  let hub = ''
  store.tables.sources.subscribe(() => {
    const state = embeddedState(model)
    if (state === hub) return
    hub = state
    loadInfo()
  })

  window.addEventListener('hashchange', () => {
    const match = /^#alerts\/(.+)$/.exec(window.location.hash)
    if (match?.[1] === undefined) return
    // Taken off again, or the next click on the same notification would change nothing.
    window.history.replaceState(null, '', window.location.pathname)
    goTo(viewStore, 'alerts')
    const item = `[data-testid="alert-item"][data-id="${CSS.escape(decodeURIComponent(match[1]))}"]`
    requestAnimationFrame(() => page.querySelector(item)?.scrollIntoView({ block: 'center' }))
  })
}

function embeddedState({ store }: ConsoleModel): string {
  for (const source of store.tables.sources.rows.values()) {
    if (source.embedded) return JSON.stringify(source.connection)
  }
  return ''
}

import { assertNever } from '../../shared/assert-never.ts'
import { type Place, parsePlace, settingsChangedPath } from '../../shared/ipc/place.ts'
import { goTo } from '../store/view-state.ts'
import { createAlertLink } from './alert-link.ts'
import type { ConsoleModel } from './console-context.tsx'

/** An alert that a link names may only be in the next batch: so long it is waited for, ms. */
const alertWaitMs = 3000

/**
 * Follows the main process where it has no channel of its own: it changes the address' fragment to say what to show, or
 * that a setting was changed elsewhere (place.ts).
 *
 * @param loadSettings asks for the settings again
 */
export function followMain(model: ConsoleModel, page: Document, loadSettings: () => void): void {
  const { viewStore } = model
  const openLinked = createAlertLink(model, (run) => window.setTimeout(run, alertWaitMs))

  function show(place: Place): void {
    switch (place.kind) {
      case 'alert':
        openLinked(place.id)
        break
      case 'source':
        goTo(viewStore, 'sources')
        requestAnimationFrame(() =>
          page
            .querySelector(`[data-testid="source-item"][data-id="${CSS.escape(place.id)}"]`)
            ?.scrollIntoView({ block: 'center' }),
        )
        break
      case 'view':
        goTo(viewStore, place.name)
        break
      default:
        assertNever(place)
    }
  }

  function follow(): void {
    const path = window.location.hash.slice(1)
    const place = parsePlace(path)
    if (place === null && path !== settingsChangedPath) return
    // Taken off again, or the next click on the same notification would change nothing.
    window.history.replaceState(null, '', window.location.pathname)
    if (place === null) loadSettings()
    else show(place)
  }

  window.addEventListener('hashchange', follow)
  follow()
}

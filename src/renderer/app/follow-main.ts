import { assertNever } from '../../shared/assert-never.ts'
import { createTranslate } from '../../shared/i18n/translate.ts'
import { type Place, parsePlace, settingsChangedPath } from '../../shared/ipc/place.ts'
import { goTo } from '../store/view-state.ts'
import { createAlertLink } from './alert-link.ts'
import type { ConsoleModel } from './console-context.tsx'
import { afterForm, isCovered } from './covered.ts'

/** An alert that a link names may only be in the next batch: so long it is waited for, ms. */
const alertWaitMs = 3000

/**
 * Follows the main process where it has no channel of its own: it changes the address' fragment to say what to show, or
 * that a setting was changed elsewhere (place.ts).
 *
 * @param loadSettings asks for the settings again
 */
export function followMain(model: ConsoleModel, page: Document, loadSettings: () => void): void {
  const { viewStore, toasts } = model
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

  let forget = (): void => {}

  /** What was typed into a form is not thrown away for a click on a notification: its place comes after the form. */
  function showInTurn(place: Place): void {
    forget()
    if (!isCovered(page)) {
      show(place)
      return
    }
    forget = afterForm(page, () => show(place))
    const t = createTranslate(viewStore.getState().settings.locale)
    toasts.show({
      id: 'form-open',
      title: t('app.formOpen'),
      body: t('app.formOpenBody'),
      data: { kind: 'done', mark: 'info' },
    })
  }

  function follow(): void {
    const path = window.location.hash.slice(1)
    const place = parsePlace(path)
    if (place === null && path !== settingsChangedPath) return
    // Taken off again, or the next click on the same notification would change nothing.
    window.history.replaceState(null, '', window.location.pathname)
    if (place === null) loadSettings()
    else showInTurn(place)
  }

  window.addEventListener('hashchange', follow)
  follow()
}

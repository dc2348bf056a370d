import type { ConsoleBridge } from '../../shared/ipc/contract.ts'
import type { RequestError } from '../../shared/ipc/envelope.ts'
import type { SettingsView } from '../../shared/ipc/routes/settings.ts'
import type { Privacy } from '../../shared/settings/attention.ts'
import type { ViewStore } from '../store/view-state.ts'

interface Console {
  readonly bridge: ConsoleBridge
  readonly viewStore: ViewStore
}

/** Whether a change shows something that is hidden now: only that asks for the PIN. */
export function shows(now: Privacy, next: Privacy): boolean {
  return (now.hideAmounts && !next.hideAmounts) || (now.hideNames && !next.hideNames)
}

/**
 * Hides or shows amounts and names. What is hidden is hidden at once, before the engine has answered, and stays so even
 * where it cannot be stored: somebody is standing before the screen. What is shown waits for the answer.
 */
export async function setPrivacy(
  { bridge, viewStore }: Console,
  next: Privacy,
  pin?: string,
): Promise<RequestError | null> {
  const now = viewStore.getState().settings
  // Hidden here alone it could not be shown again: the administrator's word stands.
  if (now.locked.includes('privacy')) return { code: 'locked_by_administrator', message: 'managed.json' }
  if (!shows(now.privacy, next)) viewStore.setState({ settings: { ...now, privacy: next } })
  const answer = await bridge.request('privacy.set', { ...next, ...(pin === undefined ? {} : { pin }) })
  if (!answer.ok) return answer.error
  viewStore.setState({ settings: answer.data })
  return null
}

/** Changes what is hidden; where that shows something and a PIN is set, the dialog that asks for it is opened instead. */
export async function askPrivacy(model: Console, next: Privacy): Promise<RequestError | null> {
  const { viewStore } = model
  const { privacy, hasPin, locked } = viewStore.getState().settings
  if (hasPin && !locked.includes('privacy') && shows(privacy, next)) {
    viewStore.setState({ revealing: next })
    return null
  }
  return setPrivacy(model, next)
}

/** What Ctrl+Shift+H does: hides everything, or, when everything is hidden, asks to show it. */
export function turnedPrivacy({ privacy }: Pick<SettingsView, 'privacy'>): Privacy {
  const hidden = privacy.hideAmounts && privacy.hideNames
  return { hideAmounts: !hidden, hideNames: !hidden }
}

import type { PresentOutcome } from './presenter.ts'

/**
 * What Windows says when its settings keep our notifications back: the HRESULT 0x803E0111, also as a signed number, or
 * what newer Electron makes of it.
 */
const disabledOnWindows = ['-2143420143', '0x803e0111', 'settings prevent the notification']
/** What macOS says when the user, or nobody, allowed them (UNErrorDomain, code 1: notificationsNotAllowed). */
const disabledOnMac = /UNErrorDomain\D*1\b/

/** Sorts the reason that the system gives for a failed notification. @param detail its words, as Electron passes them on */
export function refusalOf(detail: string): PresentOutcome {
  const disabled =
    disabledOnMac.test(detail) || disabledOnWindows.some((code) => detail.toLowerCase().includes(code))
  return { shown: false, reason: disabled ? 'disabled-by-user' : 'failed', detail }
}

import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Envelope } from '../../../shared/ipc/envelope.ts'
import type { SettingsStore } from '../../ports.ts'
import { hashPin } from '../../settings/pin.ts'
import type { PinGuard, PinVerdict } from '../../settings/pin-guard.ts'
import { fail } from '../answers.ts'
import type { SettingsWriter } from './settings-writer.ts'

/** What customers must not read on this screen, and the PIN that shows it again (issue 4.10). */
export function privacyHandlers(parts: {
  readonly settings: SettingsStore
  readonly writer: SettingsWriter
  readonly pins: PinGuard
  readonly random: (bytes: number) => Uint8Array
}): Pick<Handlers, 'privacy.set' | 'pin.set'> {
  const { settings, writer, pins, random } = parts
  return {
    'privacy.set': async ({ hideAmounts, hideNames, pin }) => {
      const refused = writer.refusal(['privacy'])
      if (refused !== null) return refused
      const now = settings.get().privacy
      // Hiding is for everybody and at once; only showing asks.
      if ((now.hideAmounts && !hideAmounts) || (now.hideNames && !hideNames)) {
        const verdict = await pins.check(pin)
        if (!verdict.ok) return wrongPin(verdict)
      }
      return writer.write({ privacy: { hideAmounts, hideNames } })
    },
    'pin.set': async ({ current, next }) => {
      const refused = writer.refusal(['pin'])
      if (refused !== null) return refused
      const verdict = await pins.check(current)
      if (!verdict.ok) return wrongPin(verdict)
      return writer.write({ pin: next === null ? null : await hashPin(next, random) })
    },
  }
}

/** The answer to a PIN that is not the right one, with the time of the next try where there is a pause. */
export function wrongPin({ retryAt }: Extract<PinVerdict, { ok: false }>): Envelope<never> {
  return retryAt === null
    ? fail('wrong_pin', 'this is not the PIN')
    : fail('wrong_pin', 'too many wrong PINs', { retryAt })
}

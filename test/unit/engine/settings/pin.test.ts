import { describe, expect, it } from 'vitest'
import { hashPin, pinFits } from '../../../../src/engine/settings/pin.ts'
import { createPinGuard } from '../../../../src/engine/settings/pin-guard.ts'
import { pinHash } from '../../../../src/shared/settings/attention.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'

describe('the PIN', () => {
  it('is kept as the settings want it, never in the clear, and never twice the same', async () => {
    const kept = await hashPin('4711')
    expect(pinHash.safeParse(kept).success).toBe(true)
    expect(kept).not.toContain('4711')
    expect(await hashPin('4711')).not.toBe(kept)
    expect(await pinFits('4711', kept)).toBe(true)
    expect(await pinFits('4712', kept)).toBe(false)
    expect(await pinFits('4711', 'scrypt:broken')).toBe(false)
  })

  it('is asked of everybody where one is set, and of nobody where none is', async () => {
    let kept: string | null = null
    const guard = createPinGuard(createFakeClock(), () => kept)
    expect(await guard.check(undefined)).toEqual({ ok: true })
    kept = await hashPin('4711')
    expect(await guard.check(undefined)).toEqual({ ok: false, retryAt: null })
    expect(await guard.check('4711')).toEqual({ ok: true })
  })

  it('cannot be guessed fast: five wrong ones, even at once, and then a pause that the right one waits for, too', async () => {
    const clock = createFakeClock()
    const kept = await hashPin('4711')
    const guard = createPinGuard(clock, () => kept)
    const guesses = await Promise.all(['0', '1', '2', '3', '4', '5', '4711'].map((pin) => guard.check(pin)))
    const retryAt = clock.now() + 30_000
    expect(guesses.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => ({ ok: false, retryAt: null })))
    expect(guesses.slice(4)).toEqual(Array.from({ length: 3 }, () => ({ ok: false, retryAt })))
    // Setting the machine's clock on does not shorten it.
    clock.jump(60_000)
    expect(await guard.check('4711')).toMatchObject({ ok: false })
    clock.advance(30_000)
    expect(await guard.check('4711')).toEqual({ ok: true })
  })
})

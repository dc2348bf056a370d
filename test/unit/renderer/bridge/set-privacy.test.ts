import { describe, expect, it } from 'vitest'
import { askPrivacy, setPrivacy, turnedPrivacy } from '../../../../src/renderer/bridge/set-privacy.ts'
import { createViewStore, firstSettings } from '../../../../src/renderer/store/view-state.ts'
import { fakePin } from '../../../helpers/fake-attention.ts'
import { createFakeConsole } from '../../../helpers/fake-console.ts'

const hidden = { hideAmounts: true, hideNames: true }
const shown = { hideAmounts: false, hideNames: false }

function open(hasPin: boolean, privacy = shown) {
  const settings = { ...firstSettings, hasPin, privacy }
  const fake = createFakeConsole([], { settings })
  const viewStore = createViewStore()
  viewStore.setState({ settings })
  return { fake, viewStore, model: { bridge: fake.bridge, viewStore } }
}

describe('what a screen hides (issue 4.10)', () => {
  // Would catch amounts that can be read until the settings have arrived.
  it('is everything, until the engine has told', () => {
    expect(createViewStore().getState().settings.privacy).toEqual(hidden)
  })

  // Would catch amounts that stay until the disk has answered, with the customer before the screen.
  it('is hidden before the engine has answered', async () => {
    const { viewStore, model } = open(true)
    const answer = askPrivacy(model, hidden)
    expect(viewStore.getState().settings.privacy).toEqual(hidden)
    expect(await answer).toBeNull()
    expect(viewStore.getState().revealing).toBeNull()
  })

  // Would catch a failure to store that shows everything again.
  it('stays hidden where it cannot be stored', async () => {
    const { viewStore, model } = open(false)
    const failing: typeof model.bridge = {
      ...model.bridge,
      request: () => Promise.resolve({ ok: false, error: { code: 'storage_failed', message: '' } }),
    }
    expect(await setPrivacy({ ...model, bridge: failing }, hidden)).toMatchObject({ code: 'storage_failed' })
    expect(viewStore.getState().settings.privacy).toEqual(hidden)
  })

  // Would catch a screen that shows on a wrong PIN, or before the PIN was asked for.
  it('is shown only by the PIN where one is set', async () => {
    const { fake, viewStore, model } = open(true, hidden)
    await askPrivacy(model, shown)
    expect(fake.asked('privacy.set')).toBe(0)
    expect(viewStore.getState().revealing).toEqual(shown)
    expect(await setPrivacy(model, shown, '9999')).toMatchObject({ code: 'wrong_pin' })
    expect(viewStore.getState().settings.privacy).toEqual(hidden)
    expect(await setPrivacy(model, shown, fakePin)).toBeNull()
    expect(viewStore.getState().settings.privacy).toEqual(shown)
  })

  // Would catch a key that hides what the administrator shows, with no way back.
  it('is what the administrator says', async () => {
    const { fake, viewStore, model } = open(true)
    viewStore.setState({ settings: { ...viewStore.getState().settings, locked: ['privacy'] } })
    expect(await askPrivacy(model, hidden)).toMatchObject({ code: 'locked_by_administrator' })
    expect(viewStore.getState().settings.privacy).toEqual(shown)
    expect(fake.asked('privacy.set')).toBe(0)
  })

  it('asks nothing where no PIN is set', async () => {
    const { viewStore, model } = open(false, hidden)
    expect(await askPrivacy(model, shown)).toBeNull()
    expect(viewStore.getState().settings.privacy).toEqual(shown)
  })

  // Would catch the key that shows names while somebody wanted to hide the amounts too.
  it('is completed by the key where only a part is hidden', () => {
    expect(turnedPrivacy({ privacy: { hideAmounts: true, hideNames: false } })).toEqual(hidden)
    expect(turnedPrivacy({ privacy: hidden })).toEqual(shown)
  })
})

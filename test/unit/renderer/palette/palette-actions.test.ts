import { describe, expect, it } from 'vitest'
import { createConsoleModel } from '../../../../src/renderer/app/console-model.ts'
import { paletteActions } from '../../../../src/renderer/features/palette/palette-actions.ts'
import { createTranslate } from '../../../../src/shared/i18n/translate.ts'
import { createFakeConsole } from '../../../helpers/fake-console.ts'

const t = createTranslate('id')

describe('the actions of the palette', () => {
  // Would catch a theme that an administrator holds: the palette closed, and nothing happened or was said.
  it('say what was refused', async () => {
    const page = Object.assign(new EventTarget(), { hidden: false }) as unknown as Document
    const { bridge } = createFakeConsole([])
    const refusing: typeof bridge = {
      ...bridge,
      request: () => Promise.resolve({ ok: false, error: { code: 'locked_by_administrator', message: '' } }),
    }
    const model = createConsoleModel(refusing, page)
    const said: string[] = []
    const toasts = { ...model.toasts, show: ({ title }: { readonly title: string }) => void said.push(title) }
    const { list } = paletteActions({ ...model, toasts }, t)
    list.find(({ label }) => label === t('palette.themeDark'))?.run()
    await expect.poll(() => said).toEqual([t('error.locked_by_administrator')])
  })
})

import type { Page } from 'playwright'
import { sectionNames } from '../../../src/renderer/features/settings/section-names.ts'
import type { RuleSettings } from '../../../src/shared/domain/rule.ts'
import { fakePin } from '../fake-attention.ts'
import { factoryFeed } from './manage-rows.ts'
import { go, laptop, type Shot, small } from './shot.ts'

type Act = (page: Page) => Promise<void>

const ownRule: RuleSettings = {
  kind: 'own',
  id: '0192f0c1-2345-7abc-8def-0123456789ab',
  name: 'Oven terlalu panas',
  enabled: true,
  severity: 'critical',
  sources: ['pabrik'],
  type: 'oven.tick',
  each: '',
  key: '',
  value: 'oven.suhu',
  operator: '>',
  limit: 90,
  limits: [{ match: { '["shift name"]': 'malam' }, limit: 80 }],
  margin: 5,
  forSeconds: 300,
}

/** Settings of somebody who has used them, then a section of them. */
const section =
  (name: string, ...acts: readonly Act[]): Act =>
  async (page) => {
    await page.evaluate(
      ({ rule, rows }) => {
        const { fake } = window
        const { settings } = fake.program()
        fake.send(rows)
        fake.set({
          settings: {
            ...settings,
            hasPin: true,
            operator: 'Rini',
            rules: [{ kind: 'built-in', id: 'stock-medium', enabled: false, sources: [] }, rule],
            quietHours: [
              {
                days: [1, 2, 3, 4, 5],
                from: '21:00',
                to: '06:30',
                sources: [],
                severities: ['info', 'warning'],
              },
              { days: [6, 7], from: '18:00', to: '20:00', sources: ['hub'], severities: ['info'] },
            ],
            thresholds: {
              low: 5,
              medium: 10,
              own: [
                { productType: 'lensa', low: 20, medium: 40 },
                { productType: 'frame', productId: '123', branch: 'utama', source: 'hub', low: 2, medium: 4 },
              ],
            },
            attention: {
              ...settings.attention,
              sounds: { info: null, warning: '/home/toko/suara/bel pintu depan toko.oga', critical: null },
              webhook: {
                enabled: true,
                url: 'https://ntfy.example/',
                preset: 'ntfy',
                topic: 'toko-melati',
                secret: true,
              },
            },
            wall: { ...settings.wall, views: ['overview', 'stock', 'alerts'] },
          },
        })
      },
      { rule: ownRule, rows: factoryFeed },
    )
    await go('settings')(page)
    // The screen asks for its settings once: hiding and showing brings these.
    await page.keyboard.press('Control+Shift+H')
    await page.getByTestId('privacy-mark').click()
    await page.getByTestId('pin-input').fill(fakePin)
    await page.getByTestId('pin-submit').click()
    await page.getByTestId('pin-dialog').waitFor({ state: 'detached' })
    await page.getByTestId(`settings-${name}`).click()
    for (const act of acts) await act(page)
  }

const rule =
  (id: string): Act =>
  async (page) => {
    await page.locator(`[data-rule="${id}"]`).getByTestId('rule-edit').click()
    await page.getByTestId('rule-preview').waitFor()
    await page.waitForTimeout(700)
  }

const light = 'scene=systems&theme=light'
const dark = 'scene=systems&theme=dark&locale=en'

/** Pictures of every section of the settings, of the rules' editor, and of what customers see. */
export const settingsShots: readonly Shot[] = [
  ...sectionNames.flatMap((name): readonly Shot[] => [
    { name: `settings-${name}`, query: light, size: laptop, act: section(name) },
    { name: `settings-${name}-dark`, query: dark, size: small, act: section(name) },
  ]),
  { name: 'settings-rule-stock', query: light, size: laptop, act: section('rules', rule('stock-low')) },
  { name: 'settings-rule-own', query: light, size: laptop, act: section('rules', rule(ownRule.id)) },
  { name: 'settings-rule-own-dark', query: dark, size: small, act: section('rules', rule(ownRule.id)) },
  {
    name: 'settings-rule-new',
    query: dark,
    size: laptop,
    act: section('rules', async (page) => {
      await page.getByTestId('rule-add').click()
      await page.getByTestId('rule-sample-source').selectOption('pabrik')
      await page.getByTestId('rule-save').click()
    }),
  },
  ...(['attention', 'quiet', 'rules', 'limits', 'wall'] as const).map((name) => ({
    name: `settings-held-${name}`,
    query: name === 'quiet' ? dark : light,
    size: small,
    act: section(
      name,
      (page) =>
        page.evaluate(() => {
          const { settings } = window.fake.program()
          const locked = ['attention', 'quietHours', 'rules', 'thresholds', 'wall', 'pin']
          window.fake.set({ settings: { ...settings, locked } })
        }),
      // Any change brings the settings anew.
      (page) => page.keyboard.press('Control+Shift+H'),
    ),
  })),
  {
    name: 'settings-webhook',
    query: light,
    size: laptop,
    act: section('attention', async (page) => {
      await page.getByTestId('webhook-url').fill('ntfy.example')
      await page.getByTestId('webhook-test').click()
      await page.getByTestId('webhook-save').scrollIntoViewIfNeeded()
    }),
  },
  {
    name: 'settings-pin',
    query: light,
    size: laptop,
    act: section('privacy', (page) => page.getByTestId('pin-set').click()),
  },
  {
    name: 'privacy-overview',
    query: 'scene=full&theme=light',
    size: laptop,
    act: (page) => page.keyboard.press('Control+Shift+H'),
  },
  {
    name: 'privacy-sales-dark',
    query: 'scene=full&theme=dark&locale=en',
    size: small,
    act: async (page) => {
      await page.keyboard.press('Control+Shift+H')
      await go('sales')(page)
    },
  },
]

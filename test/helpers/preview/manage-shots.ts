import type { Page } from 'playwright'
import { sectionNames } from '../../../src/renderer/features/manage/section-names.ts'
import type { Patch } from '../../../src/shared/domain/collections.ts'
import type { SourceSettings } from '../../../src/shared/settings/schema.ts'
import {
  directory,
  factoryFeed,
  factoryMapping,
  failedCheck,
  history,
  hubRows,
  runningCheck,
} from './manage-rows.ts'
import { go, laptop, large, type Shot, small } from './shot.ts'

type Act = (page: Page) => Promise<void>

/** Fills the scene with what the hub tells, then opens a view. */
const prepared =
  (view: string, ...acts: readonly Act[]): Act =>
  async (page) => {
    await page.evaluate(
      ({ rows, ...program }) => {
        window.fake.set(program)
        window.fake.send(rows)
      },
      { directory, history, rows: [...hubRows, ...factoryFeed] },
    )
    await go(view)(page)
    for (const act of acts) await act(page)
  }

const press =
  (testId: string): Act =>
  (page) =>
    page.getByTestId(testId).first().click()

const send =
  (patches: readonly Patch[]): Act =>
  (page) =>
    page.evaluate((rows) => window.fake.send(rows), patches)

const mapped: Act = (page) =>
  page.evaluate((mapping) => {
    const source = window.fake.rows('sources').get('pabrik')
    if (!source?.settings) return
    const settings: SourceSettings = { ...source.settings, mapping }
    window.fake.send([['sources', 'pabrik', { ...source, settings }]])
  }, factoryMapping)

const fill =
  (testId: string, text: string): Act =>
  (page) =>
    page.getByTestId(testId).fill(text)

const choose =
  (testId: string, value: string): Act =>
  async (page) => {
    await page.getByTestId(testId).selectOption(value)
  }

const light = 'scene=systems&theme=light'
const dark = 'scene=systems&theme=dark&locale=en'

/** Pictures of the sources screen's dialogs and of every section of the management view. */
export const manageShots: readonly Shot[] = [
  { name: 'sources', query: light, size: laptop, act: prepared('sources') },
  { name: 'sources-dark', query: dark, size: laptop, act: prepared('sources') },
  { name: 'sources-1024', query: light, size: small, act: prepared('sources') },
  { name: 'sources-1920', query: dark, size: large, act: prepared('sources') },
  {
    name: 'sources-form-wrong',
    query: light,
    size: laptop,
    act: prepared('sources', press('add-source'), choose('source-auth', 'basic'), press('source-save')),
  },
  {
    name: 'sources-form-tls',
    query: dark,
    size: laptop,
    act: prepared(
      'sources',
      press('edit-stats'),
      press('source-test'),
      send([['checks', 'check', failedCheck]]),
    ),
  },
  {
    name: 'sources-form-advanced',
    query: light,
    size: laptop,
    act: prepared('sources', press('edit-optik'), async (page) => {
      await page.locator('summary').first().click()
      await page.getByTestId('source-images').scrollIntoViewIfNeeded()
    }),
  },
  {
    name: 'sources-form-trust',
    query: dark,
    size: small,
    act: prepared('sources', press('edit-optik'), async (page) => {
      await page.locator('summary').first().click()
      await page.getByTestId('source-proxy').getByText('proxy').click()
      await page.getByTestId('source-pin').scrollIntoViewIfNeeded()
    }),
  },
  {
    name: 'sources-test-running',
    query: light,
    size: laptop,
    act: prepared('sources', press('test-optik'), send([['checks', 'check', runningCheck]])),
  },
  { name: 'sources-history', query: light, size: laptop, act: prepared('sources', press('history-optik')) },
  {
    name: 'sources-history-dark',
    query: dark,
    size: laptop,
    act: prepared('sources', press('history-optik')),
  },
  { name: 'sources-removed', query: light, size: laptop, act: prepared('sources', press('remove-optik')) },
  {
    name: 'sources-mapping-empty',
    query: light,
    size: laptop,
    act: prepared('sources', press('mapping-pabrik')),
  },
  {
    name: 'sources-mapping',
    query: light,
    size: laptop,
    act: prepared('sources', mapped, press('mapping-pabrik')),
  },
  {
    name: 'sources-mapping-dark',
    query: dark,
    size: small,
    act: prepared('sources', mapped, press('mapping-pabrik'), async (page) => {
      await page.getByTestId('mapping-entry').last().getByRole('button').first().click()
    }),
  },
  ...sectionNames.flatMap((name): readonly Shot[] => [
    { name: `manage-${name}`, query: light, size: laptop, act: prepared('manage', press(`manage-${name}`)) },
    {
      name: `manage-${name}-dark`,
      query: dark,
      size: laptop,
      act: prepared('manage', press(`manage-${name}`)),
    },
  ]),
  { name: 'manage-none', query: 'scene=none&theme=light', size: laptop, act: go('manage') },
  { name: 'manage-1024', query: light, size: small, act: prepared('manage') },
  { name: 'manage-1920', query: light, size: large, act: prepared('manage') },
  {
    name: 'manage-wrong',
    query: light,
    size: laptop,
    act: prepared('manage', press('manage-save')),
  },
  {
    name: 'manage-delete',
    query: dark,
    size: laptop,
    act: prepared('manage', press('manage-episodes'), press('manage-delete-e1')),
  },
  {
    name: 'manage-token-made',
    query: light,
    size: laptop,
    act: prepared(
      'manage',
      (page) =>
        page.evaluate(() => window.fake.set({ hubAnswer: { token: 'ptu_8fJ2mQ0wXz7vRk1LtYc9HsEa' } })),
      press('manage-tokens'),
      fill('manage-field-label', 'Layar gudang'),
      press('manage-save'),
    ),
  },
]

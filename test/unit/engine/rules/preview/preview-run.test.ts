import { describe, expect, it } from 'vitest'
import type { RereadRow } from '../../../../../src/engine/journal/types.ts'
import { createPreviewRun } from '../../../../../src/engine/rules/preview/preview-run.ts'
import { previewSilence, together } from '../../../../../src/engine/rules/preview/silence-preview.ts'
import type { RuleSettings } from '../../../../../src/shared/domain/rule.ts'
import { defaultThresholds } from '../../../../../src/shared/domain/stock.ts'
import type { RulePreview } from '../../../../../src/shared/ipc/routes/alert.ts'
import { type SourceSettings, sourceSettings } from '../../../../../src/shared/settings/schema.ts'
import { builtInWith, ownWith } from '../../../../helpers/ruled-state.ts'

type Told = Partial<RereadRow> & { readonly data: string }

/** The preview of a rule over these stored events, a second apart. */
function preview(
  rule: RuleSettings,
  rows: readonly Told[],
  endMs = 100_000,
  sources: readonly SourceSettings[] = [],
): RulePreview {
  const run = createPreviewRun({
    rule,
    settings: { rules: [], thresholds: defaultThresholds, sources: [...sources] },
    sourceName: (source) => `<${source}>`,
  })
  for (const [index, row] of rows.entries()) {
    run.look({
      id: index + 1,
      source: 'shop',
      stream: 'events',
      epoch: null,
      seq: null,
      type: 'message',
      topic: '',
      ts: null,
      receivedAt: index * 1_000,
      quiet: 0,
      ...row,
    })
  }
  return run.result(endMs)
}
const optik = (stock: number): Told => ({
  stream: 'stock',
  type: 'stock',
  data: JSON.stringify({
    updates: [
      { product_type: 'Frame', product_id: 1, product_name: 'Rayban', new_stock: stock, branch_name: 'A' },
    ],
  }),
})
const job = (status: string, at: number): Told => ({
  type: 'job_updated',
  data: JSON.stringify({ type: 'job_updated', data: { job_id: 'j', status, progress: {} }, timestamp: at }),
})
const episodes = (...ids: readonly number[]): Told => ({
  stream: 'stream',
  type: 'episodes_latest',
  data: JSON.stringify(
    ids.map((id) => ({ id, anime_title: 'Kapal', title: `Episode ${id}`, episode_number: id })),
  ),
})

describe('a preview reads stored events again', () => {
  it('of Optik: a level that is entered counts, the first word and a list that comes again do not (O6)', () => {
    const rows = [3, 3, 20, 4, 2, 30, 5].map(optik)
    expect(preview(builtInWith('stock-low'), rows)).toMatchObject({
      fired: 2,
      events: 7,
      from: 0,
      calls: [
        { at: 6_000, params: { name: 'Rayban', stock: 5 } },
        { at: 3_000, params: { name: 'Rayban', stock: 4 } },
      ],
    })
    expect(preview(builtInWith('stock-out'), rows).fired).toBe(0)
    expect(preview(builtInWith('stock-low', { margin: 30 }), rows).fired).toBe(1)
  })

  it('of ComicMaintainer: jobs that failed (C8)', () => {
    const rows = [job('running', 1_704_103_200), job('failed', 1_704_103_201), job('failed', 1_704_103_202)]
    expect(preview(builtInWith('job-failed'), rows)).toMatchObject({ fired: 1, calls: [{ at: 1_000 }] })
  })

  it('of nipnime: episodes that came, but not the first list (N8)', () => {
    const rows = [episodes(2, 1), episodes(3, 2, 1), episodes(3, 2, 1)]
    expect(preview(builtInWith('episode-new'), rows)).toMatchObject({ fired: 1, calls: [{ at: 1_000 }] })
  })

  it('of the own dialect: by position, whatever its source is called (O3)', () => {
    const ready: Told = {
      epoch: '0123abcd',
      seq: 7,
      type: 'order.ready',
      data: JSON.stringify({
        ts: '2026-11-21T03:00:00.000Z',
        topic: 'orders',
        branch: 'utama',
        orderId: 'o1',
        patientName: 'Siti',
        status: 'ready',
      }),
    }
    expect(preview(builtInWith('order-ready'), [ready, { ...ready, seq: 8 }]).fired).toBe(1)
  })

  it('with pending times as they would have run out', () => {
    const value = (number: number): Told => ({ data: JSON.stringify({ id: 'a', value: number }) })
    const rows = [1, 20, 20, 1, 20, 20, 20, 20].map(value)
    const rule = ownWith({ forSeconds: 3 })
    expect(preview(rule, rows)).toMatchObject({ fired: 1, calls: [{ at: 7_000 }] })
    // What still waits calls when its time is over, not before.
    const short = [1, 20].map(value)
    expect(preview(rule, short, 3_999).fired).toBe(0)
    expect(preview(rule, short, 4_000)).toMatchObject({ fired: 1, calls: [{ at: 4_000 }] })
  })

  it('without what is only about branches that the source does not show (O14)', () => {
    const shop = sourceSettings.parse({
      id: 'shop',
      name: 'Optik',
      url: 'http://127.0.0.1',
      profile: 'optik',
      branches: ['B'],
    })
    const rule = ownWith({ each: 'updates', key: 'product_id', value: 'new_stock', operator: '<', limit: 5 })
    expect(preview(rule, [optik(3)], 1_000, [shop]).fired).toBe(0)
    expect(preview(rule, [optik(3)], 1_000, [{ ...shop, branches: ['a'] }]).fired).toBe(1)
  })

  it('and shows the newest hundred calls, counting all of them', () => {
    const rows = Array.from({ length: 500 }, (_, index) => ({
      data: JSON.stringify({ id: 'a', value: index % 2 === 0 ? 20 : 1 }),
    }))
    const told = preview(ownWith(), rows, 1_000_000)
    expect([told.fired, told.calls.length, told.calls[0]?.at]).toEqual([250, 100, 498_000])
  })
})

describe('a preview of silence', () => {
  const minute = (at: number, bytes: number, watchedMs = 60_000) => ({
    source: 'shop',
    minute: at * 60_000,
    liveMs: watchedMs,
    watchedMs,
    drops: 0,
    bytes,
    events: bytes > 0 ? 1 : 0,
  })
  const run = (limit: number, minutes: readonly ReturnType<typeof minute>[]) =>
    previewSilence(builtInWith('source-silent', { limit }), minutes, (source) => source)
  const silent = [1, 2, 3, 4, 5, 6].map((at) => minute(at, 0))

  it('counts each run of silent minutes once, and none that nobody watched', () => {
    const told = run(3, [minute(0, 10), ...silent, minute(7, 10)])
    expect(told).toMatchObject({ fired: 1, events: 2, from: 0, calls: [{ source: 'shop', at: 4 * 60_000 }] })
    expect(run(3, [minute(1, 0), minute(2, 0), minute(3, 0, 0), minute(4, 0), minute(5, 0)]).fired).toBe(0)
    expect(run(3, [minute(1, 0), minute(2, 0), minute(5, 0), minute(6, 0)]).fired).toBe(0)
  })

  it('adds the sources up, the newest first', () => {
    const early = run(2, silent)
    const late = run(5, silent)
    expect(together([early, late], 1)).toMatchObject({ fired: 2, from: 60_000, calls: [{ at: 6 * 60_000 }] })
    expect(together([], 9)).toEqual({ calls: [], fired: 0, events: 0, from: null })
  })
})

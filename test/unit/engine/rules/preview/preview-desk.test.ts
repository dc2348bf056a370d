import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal } from '../../../../../src/engine/journal/open-journal.ts'
import type { Journal } from '../../../../../src/engine/journal/types.ts'
import { createPreviewDesk } from '../../../../../src/engine/rules/preview/preview-desk.ts'
import { defaultThresholds } from '../../../../../src/shared/domain/stock.ts'
import { createFakeClock } from '../../../../helpers/fake-clock.ts'
import { eventWith } from '../../../../helpers/project.ts'
import { builtInWith, ownWith } from '../../../../helpers/ruled-state.ts'

let dir = ''
let journal: Journal

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pantau-preview-'))
  journal = openJournal({ dataDir: dir, nativeBinding: null, now: () => 0 }).journal
})
afterEach(() => {
  journal.close()
  rmSync(dir, { recursive: true, force: true })
})

const fake = createFakeClock()
const hour = 3_600_000

/** @param msEachLook how long everything takes, by the clock that slices are measured with */
function deskWith(msEachLook: number, opened: () => Journal | null = () => journal) {
  let monotonic = 0
  const clock = {
    ...fake,
    monotonic() {
      monotonic += msEachLook
      return monotonic
    },
  }
  const settings = () => ({ rules: [], thresholds: defaultThresholds, sources: [] })
  return createPreviewDesk({ clock, journal: opened, settings, sourceName: (source) => source })
}

/** Values of one thing, a second apart, the last of them an hour ago. */
function store(values: readonly number[]): void {
  const stream = { source: 'shop', stream: 'events', cursor: null, projected: null, snapshotDue: false }
  journal.write((tx) => {
    tx.saveStream({ id: 1, ...stream, events: values.length, lastEventAt: null })
    for (const [index, value] of values.entries()) {
      const receivedAt = fake.now() - hour - (values.length - index) * 1_000
      tx.addEvent(index + 1, 1, eventWith([], { receivedAt, data: JSON.stringify({ id: 'a', value }) }))
    }
  })
}

describe('previews', () => {
  // A row that takes longer than a slice would be begun again and again, for ever.
  it('get on where each event takes longer than a slice', async () => {
    store([1, 20, 1, 20, 30])
    expect(await deskWith(1_000).run(1, ownWith(), 7)).toMatchObject({
      status: 'done',
      preview: { fired: 2, events: 5 },
    })
  })

  it('go on over a history that is deleted meanwhile', async () => {
    store([20, 1, 20, 1, 20, 1, 20])
    const running = deskWith(1_000).run(1, ownWith(), 7)
    journal.prune({ receivedBefore: 0, keepAtMost: 2 }, 100)
    const outcome = await running
    expect(outcome).toMatchObject({ status: 'done', preview: { events: 3, fired: 2 } })
  })

  it('end when the journal cannot be read any more, and the next one of the view is not in the way', async () => {
    store([20, 1, 20])
    let isThere = true
    const desk = deskWith(1_000, () => (isThere ? journal : null))
    const running = desk.run(1, ownWith(), 7)
    isThere = false
    expect(await running).toEqual({ status: 'away' })
    expect(await desk.run(1, builtInWith('source-silent'), 7)).toEqual({ status: 'away' })
    isThere = true
    expect(await desk.run(1, ownWith(), 7)).toMatchObject({ status: 'done' })
  })

  it('of silence look at the chosen sources, as far back as asked', async () => {
    const first = Math.floor((fake.now() - hour) / 60_000)
    const minutes = ['shop', 'tv'].flatMap((source) =>
      Array.from({ length: 30 }, (_, index) => ({
        source,
        minute: (first + index) * 60_000,
        liveMs: 0,
        watchedMs: 60_000,
        drops: 0,
        bytes: index % 15 === 0 ? 10 : 0,
        events: 1,
      })),
    )
    const old = minutes.map((one) => ({ ...one, minute: one.minute - 48 * hour }))
    journal.saveHistory({ changes: [], minutes: [...old, ...minutes] }, 0)
    const fired = async (sources: string[]) => {
      const outcome = await deskWith(1).run(1, builtInWith('source-silent', { sources }), 1)
      return outcome.status === 'done' ? [outcome.preview.fired, outcome.preview.events] : outcome.status
    }
    expect(await fired([])).toEqual([4, 60])
    expect(await fired(['tv'])).toEqual([2, 30])
  })
})

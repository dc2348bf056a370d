import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportJournal } from '../../../../src/engine/journal/export.ts'
import { openJournal } from '../../../../src/engine/journal/open-journal.ts'
import type { Journal, StreamRecord } from '../../../../src/engine/journal/types.ts'
import type { NormalisedEvent } from '../../../../src/shared/domain/event.ts'

const record: StreamRecord = {
  id: 1,
  source: 'shop',
  stream: 'stock',
  cursor: 'c9',
  projected: null,
  snapshotDue: true,
  events: 3,
  lastEventAt: 42,
}
const event = (more: Partial<NormalisedEvent>): NormalisedEvent => ({
  source: 'shop',
  stream: 'stock',
  type: 'message',
  topic: '',
  position: null,
  dedupeKey: null,
  ts: null,
  receivedAt: 1_000,
  data: '{}',
  replay: false,
  facts: [],
  ...more,
})

describe('journal', () => {
  let dir = ''
  let journal: Journal
  const open = () => openJournal({ dataDir: dir, nativeBinding: null, now: () => 0 }).journal
  const text = (format: 'ndjson' | 'csv', filter = {}) =>
    [...exportJournal({ dataDir: dir, nativeBinding: null, format, ...filter })].join('')
  function add(events: readonly NormalisedEvent[]): readonly boolean[] {
    const { nextEventId } = journal.load()
    return journal.write((tx) => {
      tx.saveStream(record)
      return events.map((one, index) => tx.addEvent(nextEventId + index, 1, one))
    })
  }

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'pantau-journal-'))
    journal = open()
  })
  afterEach(() => {
    journal.close()
    rmSync(dir, { recursive: true, force: true })
  })

  it('knows an event again by its position or its natural key, and never without one (C6)', () => {
    const position = { epoch: '0123abcd', seq: 7 }
    expect(add([event({ position }), event({ position })])).toEqual([true, false])
    expect(add([event({ position: { ...position, epoch: 'ffffffff' } })])).toEqual([true])
    expect(add([event({ dedupeKey: 'n1' }), event({ dedupeKey: 'n1' })])).toEqual([true, false])
    expect(add([event({}), event({})])).toEqual([true, true])
  })

  it('gives back what it kept, and nothing of a transaction that failed', () => {
    add([event({ data: 'kept' })])
    expect(() =>
      journal.write((tx) => {
        tx.saveStream({ ...record, cursor: 'c10' })
        tx.addEvent(99, 1, event({ data: 'lost' }))
        throw new Error('stop')
      }),
    ).toThrow('stop')
    journal.close()
    journal = open()
    const content = journal.load()
    expect(content.streams).toEqual([record])
    expect(content.recent.map((stored) => stored.event.data)).toEqual(['kept'])
    expect(content.nextEventId).toBe(2)
  })

  it('prunes in slices, by age and by number, the oldest first', () => {
    add(Array.from({ length: 10 }, (_, index) => event({ receivedAt: index, data: String(index) })))
    expect(journal.prune({ receivedBefore: 0, keepAtMost: 100 }, 5)).toBe(0)
    expect(journal.prune({ receivedBefore: 8, keepAtMost: 100 }, 5)).toBe(5)
    expect(journal.prune({ receivedBefore: 0, keepAtMost: 3 }, 5)).toBe(2)
    expect(journal.load().recent.map((stored) => stored.event.data)).toEqual(['7', '8', '9'])
  })

  it('reads on from the first event since a time, until its reader has enough', () => {
    add(Array.from({ length: 10 }, (_, index) => event({ receivedAt: index * 100, data: String(index) })))
    journal.prune({ receivedBefore: 200, keepAtMost: 100 }, 5)
    const from = (first: number, most = 100) => {
      const read: string[] = []
      journal.readEvents(first, ({ data }) => {
        read.push(data)
        return read.length < most
      })
      return read
    }
    expect(from(journal.firstEventSince(450, 100))).toEqual(['5', '6', '7', '8', '9'])
    expect(from(journal.firstEventSince(450, 2))).toEqual(['8', '9'])
    expect(from(journal.firstEventSince(0, 100), 3)).toEqual(['2', '3', '4'])
    expect(from(journal.firstEventSince(901, 100))).toEqual([])
    // Reading that ended early leaves the journal free to be written.
    expect(add([event({ data: 'next' })])).toEqual([true])
  })

  // A preview of a rule must not count what a replay or a catch-up told (issue 4.1).
  it('remembers what was no news when it came', () => {
    add([event({}), event({ replay: true }), event({ catchUp: true })])
    const quiet: number[] = []
    journal.readEvents(1, (row) => quiet.push(row.quiet) > 0)
    expect(quiet).toEqual([0, 1, 1])
  })

  // A number is given anew when the newest events were pruned (a clock that was set back).
  it('forgets what was no news together with its event', () => {
    add([event({ receivedAt: 100 }), event({ receivedAt: 900 }), event({ receivedAt: 100, replay: true })])
    expect(journal.prune({ receivedBefore: 500, keepAtMost: 100 }, 5)).toBe(2)
    expect(add([event({ receivedAt: 900 })])).toEqual([true])
    const quiet: number[] = []
    journal.readEvents(1, (row) => quiet.push(row.quiet) > 0)
    expect(quiet).toEqual([0, 0])
  })

  it('exports every event in order, data as it came, and filtered', () => {
    const big = '{"id":12345678901234567890}'
    add([
      event({ data: '{"a":1}', ts: 0 }),
      event({ data: 'no json' }),
      event({ data: big, receivedAt: 5_000 }),
    ])
    const lines = text('ndjson').trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { readonly data: unknown }).data)).toEqual([
      { a: 1 },
      'no json',
      big,
    ])
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      source: 'shop',
      position: null,
      type: 'message',
      ts: '1970-01-01T00:00:00.000Z',
    })
    expect(text('ndjson', { since: 5_000 }).trimEnd().split('\n')).toHaveLength(1)
    expect(text('ndjson', { source: 'other' })).toBe('')
  })

  it('writes no cell that a spreadsheet would run', () => {
    add([event({ type: '=1+1', data: '@SUM(A1)' }), event({ data: 'two\n"lines", and a comma' })])
    const csv = text('csv')
    expect(csv.split('\n')[0]).toBe('source,stream,position,type,topic,ts,receivedAt,data')
    expect(csv).toContain(",'=1+1,")
    expect(csv).toContain(",'@SUM(A1)\n")
    expect(csv).toContain('"two\n""lines"", and a comma"')
  })

  it('says clearly that there is nothing to export', () => {
    const empty = join(dir, 'nothing')
    expect(() => [...exportJournal({ dataDir: empty, nativeBinding: null, format: 'csv' })]).toThrow()
    expect(existsSync(empty)).toBe(false)
  })
})

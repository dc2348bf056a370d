import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOutbox } from '../../../../src/engine/outbox/outbox.ts'
import { type Change, createDraft, createState } from '../../../../src/engine/projections/view.ts'
import { createCursorJoin } from '../../../../src/shared/cursor/join.ts'
import type { Patch } from '../../../../src/shared/domain/collections.ts'
import type { FeedItem } from '../../../../src/shared/domain/feed.ts'
import type { Batch, ConsoleSnapshot } from '../../../../src/shared/ipc/batch.ts'

const feedItem = (id: string, data: string): FeedItem => ({
  id,
  source: 's',
  stream: 'x',
  type: 't',
  data,
  receivedAt: 0,
})

/** Engine side: a state and its outbox. */
function createEngineSide() {
  const state = createState()
  const outbox = createOutbox(state)
  const change = (edits: readonly (readonly [key: string, data: string | null])[]): readonly Change[] => {
    const draft = createDraft(state)
    for (const [key, data] of edits) draft.set(['feed', key, data === null ? null : feedItem(key, data)])
    const changes = draft.changes()
    state.apply(changes)
    outbox.publish(changes)
    return changes
  }
  return { state, outbox, change }
}

/** View side: what the renderer does with batches, on top of the same cursor join. */
function createViewSide() {
  const join = createCursorJoin<readonly Patch[], readonly Patch[]>()
  const shown = new Map<string, string>()
  const inbox: string[] = []
  let wantsSnapshot = true
  let unacked: number | null = null

  function apply(actions: ReturnType<typeof join.live>): void {
    for (const action of actions) {
      if (action.do === 'request-snapshot') {
        wantsSnapshot = true
        continue
      }
      if (action.do === 'deliver-snapshot') shown.clear()
      const patches = action.do === 'deliver' ? action.value : action.snapshot
      for (const [, key, value] of patches) {
        if (value === null) shown.delete(key)
        else shown.set(key, 'data' in value ? value.data : '')
      }
      unacked = action.position
    }
  }

  return {
    shown,
    inbox,
    receive() {
      const text = inbox.shift()
      if (text === undefined) return
      const batch = JSON.parse(text) as Batch
      apply(join.live({ from: batch.from, to: batch.to, value: batch.patches }))
    },
    takeAck() {
      const to = unacked
      unacked = null
      return to
    },
    takeWish() {
      const wish = wantsSnapshot
      wantsSnapshot = false
      return wish
    },
    answer: (snapshot: ConsoleSnapshot) => apply(join.snapshot(snapshot.patches, snapshot.position)),
  }
}

const contents = (state: ReturnType<typeof createState>): Map<string, string> =>
  new Map([...state.entries('feed')].map(([key, value]) => [key, value.data]))

describe('outbox', () => {
  it('sends to an idle view at once and keeps one unacknowledged batch at most', () => {
    const { outbox, change } = createEngineSide()
    const sent: Batch[] = []
    outbox.attach(1, (text) => sent.push(JSON.parse(text) as Batch))
    outbox.snapshot(1)
    change([['a', '1']])
    change([['a', '2']])
    change([['a', '3']])
    expect(sent.map((batch) => batch.patches.length)).toEqual([1])
    outbox.ack(1, sent[0]?.to ?? 0)
    expect(sent).toHaveLength(2)
    expect(sent[1]?.from).toBe(sent[0]?.to)
    expect(sent[1]?.patches).toEqual([['feed', 'a', feedItem('a', '3')]])
  })

  it('keeps nothing of entries that came and went while the view was busy', () => {
    const { outbox, change } = createEngineSide()
    const sent: Batch[] = []
    outbox.attach(1, (text) => sent.push(JSON.parse(text) as Batch))
    change([['first', '1']])
    for (let index = 0; index < 10_000; index += 1) {
      change([[`n${index}`, 'x']])
      change([[`n${index}`, null]])
    }
    change([['last', '1']])
    outbox.ack(1, sent[0]?.to ?? 0)
    expect(sent[1]?.patches).toEqual([['feed', 'last', feedItem('last', '1')]])
  })

  it('sends a hidden view nothing, and a hole on its return only when it missed something', () => {
    const { outbox, change } = createEngineSide()
    const sent: Batch[] = []
    outbox.attach(1, (text) => sent.push(JSON.parse(text) as Batch))
    const { position } = outbox.snapshot(1)
    outbox.setVisible(1, false)
    outbox.setVisible(1, true)
    expect(sent).toEqual([])
    outbox.setVisible(1, false)
    change([['a', '1']])
    expect(sent).toEqual([])
    outbox.setVisible(1, true)
    expect(sent).toHaveLength(1)
    expect(sent[0]?.patches).toEqual([])
    expect(sent[0]?.from).toBeGreaterThan(position)
  })

  it('divides what is too much for one batch without losing or repeating any of it', () => {
    const { outbox, change } = createEngineSide()
    const view = createViewSide()
    outbox.attach(1, (text) => view.inbox.push(text))
    view.answer(outbox.snapshot(1))
    change(Array.from({ length: 12_000 }, (_, index) => [`k${index}`, String(index)] as const))
    for (let turn = 0; turn < 5; turn += 1) {
      view.receive()
      const to = view.takeAck()
      if (to !== null) outbox.ack(1, to)
    }
    expect(view.shown.size).toBe(12_000)
  })

  it('ends with the view equal to the state, whatever order changes, acks, hides, reloads and snapshots come in', () => {
    const edit = fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.option(fc.string({ maxLength: 3 }), { nil: null }),
    )
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ do: fc.constant('change' as const), edits: fc.array(edit, { maxLength: 3 }) }),
      },
      {
        weight: 4,
        arbitrary: fc.record({ do: fc.constantFrom('receive', 'ack', 'wish', 'answer', 'hide', 'show') }),
      },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const { state, outbox, change } = createEngineSide()
        const view = createViewSide()
        let answer: ConsoleSnapshot | null = null
        outbox.attach(1, (text) => view.inbox.push(text))
        const act: Readonly<Record<string, () => void>> = {
          receive: view.receive,
          ack() {
            const to = view.takeAck()
            if (to !== null) outbox.ack(1, to)
          },
          wish() {
            if (answer === null && view.takeWish()) answer = outbox.snapshot(1)
          },
          answer() {
            if (answer !== null) view.answer(answer)
            answer = null
          },
          hide: () => outbox.setVisible(1, false),
          show: () => outbox.setVisible(1, true),
        }
        for (const one of steps) {
          if ('edits' in one) change(one.edits)
          else act[one.do]?.()
        }
        act.show?.()
        for (let turn = 0; turn < 20; turn += 1)
          for (const name of ['receive', 'ack', 'wish', 'answer']) act[name]?.()
        expect(view.shown).toEqual(contents(state))
      }),
      { numRuns: 2_000 },
    )
  })
})

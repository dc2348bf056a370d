import { describe, expect, it } from 'vitest'
import { watchAlerts } from '../../../../src/renderer/store/callouts.ts'
import { createCollection } from '../../../../src/renderer/store/collection.ts'
import { createCriticalQueue } from '../../../../src/renderer/store/critical-queue.ts'
import type { Alert } from '../../../../src/shared/domain/alert.ts'

function alert(id: string, rest: Partial<Alert> = {}): Alert {
  return {
    id,
    kind: 'stock-low',
    rule: 'stock-low',
    severity: 'critical',
    state: 'open',
    source: 'hub',
    params: {},
    subject: id,
    raisedAt: 1,
    changedAt: 1,
    raises: 1,
    snoozedUntil: null,
    answer: null,
    heldUntil: null,
    notification: { status: 'none' },
    escalation: null,
    ...rest,
  }
}

function watched() {
  const alerts = createCollection<Alert>()
  const called: string[] = []
  const unanswered: string[][] = []
  watchAlerts(alerts, {
    call: (key) => called.push(key),
    unanswered: (keys) => unanswered.push([...keys]),
  })
  const send = (...rows: Alert[]): void => {
    for (const row of rows) alerts.set(row.id, row)
    alerts.publish()
  }
  const snapshot = (...rows: Alert[]): void => {
    alerts.replaceAll(rows.map((row) => [row.id, row] as const))
    alerts.publish()
  }
  const remove = (...ids: string[]): void => {
    for (const id of ids) alerts.set(id, null)
    alerts.publish()
  }
  return { alerts, called, unanswered, send, snapshot, remove }
}

describe('watchAlerts', () => {
  it('calls for a new alert, for one that got worse, and when a snooze ends', () => {
    const { called, send } = watched()
    send(alert('a'))
    send(alert('a', { raises: 2, kind: 'stock-out' }))
    send(alert('a', { raises: 2, state: 'snoozed', snoozedUntil: 9 }))
    send(alert('a', { raises: 3, state: 'open' }))
    expect(called).toEqual(['a', 'a', 'a'])
  })

  // Issue 4.3: what is critical must be answered. Would catch a dialog that a repeat of the call does not bring back.
  it('calls again with each repeat of an alert that nobody answered', () => {
    const { called, send } = watched()
    const repeated = (repeats: number) =>
      alert('a', { escalation: { repeats, nextAt: repeats + 1, tries: [] } })
    send(repeated(0))
    send(repeated(0))
    send(repeated(1))
    send({ ...repeated(1), state: 'acknowledged' })
    // An answer that is taken back calls nobody until the next repeat.
    send(repeated(1))
    send(repeated(2))
    expect(called).toEqual(['a', 'a', 'a'])
  })

  // Would catch a toast for the answer to an alert, or for a change of its number alone.
  it('does not call for answers', () => {
    const { called, send } = watched()
    send(alert('a'))
    send(
      alert('a', { changedAt: 5 }),
      alert('a', { state: 'acknowledged' }),
      alert('a', { state: 'resolved' }),
    )
    expect(called).toEqual(['a'])
  })

  // Information is born resolved (alert.ts) and is told by a toast all the same.
  it('calls for news that needs nobody', () => {
    const { called, send } = watched()
    send(alert('tx', { kind: 'transaction-new', severity: 'info', state: 'resolved' }))
    expect(called).toEqual(['tx'])
  })

  // Would catch an undo that fires the alert again, or a toast for each alert that quiet hours let go.
  it('does not call for an answer that is taken back, nor when quiet hours hold an alert or let it go', () => {
    const { called, send } = watched()
    send(alert('a', { state: 'snoozed', snoozedUntil: 9 }))
    send(alert('a', { state: 'open' }))
    send(alert('b', { severity: 'warning', heldUntil: 9 }))
    send(alert('b', { severity: 'warning' }))
    expect(called).toEqual([])
  })

  // design.md, section 4: after a time without sight, or a restart, no old alert fires again.
  // Would catch a critical alert that nobody ever answered and that no dialog asks about any more.
  it('calls for nothing in a snapshot, but tells which critical alerts still want an answer', () => {
    const { called, unanswered, snapshot } = watched()
    const answer = { by: 'Rina', at: 1, word: '' }
    snapshot(alert('b', { raisedAt: 2 }), alert('a'), alert('w', { severity: 'warning' }))
    snapshot(
      alert('c', { state: 'resolved' }),
      alert('d', { answer }),
      alert('e', { state: 'snoozed', snoozedUntil: 'recovery', answer }),
      alert('f'),
    )
    snapshot(alert('g', { state: 'acknowledged', answer }))
    expect(called).toEqual([])
    expect(unanswered).toEqual([['a', 'b'], ['f']])
  })

  // Would catch a toast for each old alert of a source whose removal is undone (issue 3.9).
  it('does not call for what comes back as it was, but asks again for what is critical', () => {
    const { called, unanswered, send, remove } = watched()
    const rows = [
      alert('warning', { severity: 'warning' }),
      alert('critical'),
      alert('news', { kind: 'transaction-new', severity: 'info', state: 'resolved' }),
    ]
    send(...rows)
    called.length = 0
    remove('warning', 'critical', 'news')
    send(...rows)
    expect(called).toEqual([])
    expect(unanswered).toEqual([['critical']])
  })

  // Would catch an alert that nobody hears of because one of its name was deleted before.
  it('calls for one that is raised anew after it was deleted', () => {
    const { called, send, remove } = watched()
    send(alert('a'))
    remove('a')
    send(alert('a', { raisedAt: 2 }))
    expect(called).toEqual(['a', 'a'])
  })
})

describe('createCriticalQueue', () => {
  // Would catch a dialog that stays on the screen after the same alert was answered elsewhere.
  // Would catch a dialog "critical stock" that goes on naming an item which was restocked to the medium level.
  it('drops an alert as soon as it is no longer critical', () => {
    const { alerts, send } = watched()
    const queue = createCriticalQueue(alerts)
    send(alert('a'))
    queue.add(['a'])
    send(alert('a', { kind: 'stock-medium', severity: 'warning' }))
    expect(queue.keys()).toEqual([])
  })

  it('drops an alert as soon as it is no longer open', () => {
    const { alerts, send } = watched()
    const queue = createCriticalQueue(alerts)
    send(alert('a'), alert('b'))
    queue.add(['a', 'b'])
    send(alert('a', { state: 'acknowledged' }))
    expect(queue.keys()).toEqual(['b'])
    queue.remove(['b'])
    expect(queue.keys()).toEqual([])
  })
})

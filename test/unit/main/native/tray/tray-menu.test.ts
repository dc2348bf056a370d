import { describe, expect, it } from 'vitest'
import type { EngineSummary } from '../../../../../src/engine/engine-api.ts'
import { type TrayEntry, trayMenu, trayTooltip } from '../../../../../src/main/native/tray/tray-menu.ts'
import type { Alert } from '../../../../../src/shared/domain/alert.ts'
import { createTranslate } from '../../../../../src/shared/i18n/translate.ts'

const t = createTranslate('en')
const words = { t, alert: (of: Alert) => ({ title: of.id, body: `body of ${of.id}` }) }

const quiet: EngineSummary = {
  lowStock: 0,
  openAlerts: 0,
  openCritical: 0,
  silenced: 0,
  worst: 'live',
  muted: false,
  sources: [{ id: 'hub', name: 'Shop', state: 'live' }],
  alerts: [],
  jobs: null,
}

function alert(id: string): Alert {
  return {
    id,
    kind: 'stock-low',
    rule: 'stock-low',
    severity: 'critical',
    state: 'open',
    source: 'hub',
    params: {},
    subject: '',
    raisedAt: 1,
    changedAt: 1,
    raises: 1,
    snoozedUntil: null,
    answer: null,
    heldUntil: null,
    notification: { status: 'none' },
    escalation: null,
  }
}

const menuOf = (summary: EngineSummary, rest: { wall?: boolean; muteLocked?: boolean } = {}) =>
  trayMenu(words, { summary, wall: false, muteLocked: false, ...rest })

const labels = (entries: readonly TrayEntry[]): readonly string[] =>
  entries.map((entry) => (entry.kind === 'separator' ? '-' : entry.label))

describe('trayMenu', () => {
  it('has open and quit at its ends, because on Linux a click on the icon may do nothing', () => {
    const menu = menuOf(quiet)
    expect(menu[0]).toMatchObject({ kind: 'item', action: { do: 'open' } })
    expect(menu.at(-1)).toMatchObject({ kind: 'item', action: { do: 'quit' } })
  })

  it('names sources with their state, and alerts that lead to themselves', () => {
    const menu = menuOf({
      ...quiet,
      openAlerts: 2,
      openCritical: 1,
      alerts: [alert('a:1')],
      sources: [{ id: 'optik', name: 'Optik', state: 'backoff' }],
    })
    expect(labels(menu)).toContain('2 open alerts · 1 critical')
    expect(menu).toContainEqual({
      kind: 'item',
      label: 'a:1 · body of a:1',
      action: { do: 'show', place: { kind: 'alert', id: 'a:1' } },
    })
    expect(menu).toContainEqual({
      kind: 'item',
      label: 'Optik: Waiting',
      action: { do: 'show', place: { kind: 'source', id: 'optik' } },
    })
  })

  it('many sources do not push the rest off the screen', () => {
    const sources = Array.from({ length: 200 }, (_, at) => ({
      id: `s${at}`,
      name: `S${at}`,
      state: 'live' as const,
    }))
    const menu = menuOf({ ...quiet, sources })
    expect(menu.length).toBeLessThan(15)
    expect(menu.find(({ kind }) => kind === 'menu')).toMatchObject({
      label: '200 sources',
      entries: { length: 200 },
    })
  })

  it('the mute is a switch that says how it stands, but no switch where the administrator holds it', () => {
    expect(menuOf({ ...quiet, muted: true })).toContainEqual({
      kind: 'check',
      label: 'Mute sound',
      checked: true,
      action: { do: 'mute', muted: false },
    })
    expect(menuOf({ ...quiet, muted: true }, { muteLocked: true })).toContainEqual({
      kind: 'text',
      label: 'Sound is muted',
    })
  })

  it('a wall can be left from here, and never entered twice', () => {
    const actions = menuOf(quiet, { wall: true }).map((entry) => ('action' in entry ? entry.action.do : ''))
    expect(actions).toContain('leave-wall')
    expect(actions).not.toContain('enter-wall')
  })

  it('a long name with line breaks is one short line', () => {
    const menu = menuOf({
      ...quiet,
      sources: [{ id: 'a', name: `Long\nname ${'x'.repeat(200)}`, state: 'live' }],
    })
    const line = labels(menu).find((label) => label.startsWith('Long'))
    expect(line).toMatch(/^Long name x+…$/)
    expect(line?.length).toBeLessThanOrEqual(60)
  })

  // The bug: over a code point that is no character Chromium ends the whole program, in a menu or a tooltip on Linux.
  it('a name holds nothing over which a desktop stumbles', () => {
    const sources = [{ id: 'a', name: 'Optik \ufffe\u0000\ud83d Melati', state: 'stale' as const }]
    const summary = { ...quiet, worst: 'stale' as const, sources }
    expect(labels(menuOf(summary))).toContain('Optik Melati: Stale')
    expect(trayTooltip(t, summary)).toContain('Optik Melati: Stale')
  })
})

describe('trayTooltip', () => {
  it('says the state in words, and what is silent', () => {
    expect(trayTooltip(t, quiet)).toBe('Pantau: all is well')
    expect(trayTooltip(t, { ...quiet, openAlerts: 1, silenced: 3, muted: true })).toBe(
      'Pantau: needs a look · 1 open alert · 3 silenced · Sound is muted',
    )
  })

  it('names a source that is away even when alerts are louder', () => {
    expect(
      trayTooltip(t, { ...quiet, openAlerts: 1, sources: [{ id: 'o', name: 'Optik', state: 'stale' }] }),
    ).toContain('Optik: Stale')
  })

  it('is never longer than Windows shows', () => {
    const sources = Array.from({ length: 50 }, (_, at) => ({
      id: `s${at}`,
      name: `Source ${at}`,
      state: 'stale' as const,
    }))
    expect(trayTooltip(t, { ...quiet, worst: 'stale', sources }).length).toBeLessThanOrEqual(127)
  })
})

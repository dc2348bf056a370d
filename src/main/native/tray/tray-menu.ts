import type { EngineSummary } from '../../../engine/engine-api.ts'
import type { Alert } from '../../../shared/domain/alert.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import type { Place } from '../../../shared/ipc/place.ts'
import { plainLine } from '../plain-line.ts'
import { trayState } from './tray-state.ts'

/** What a person can do from the tray. Nothing here answers an alert: that is done where it can be read whole. */
export type TrayAction =
  | { readonly do: 'open' }
  | { readonly do: 'show'; readonly place: Place }
  | { readonly do: 'mute'; readonly muted: boolean }
  | { readonly do: 'enter-wall' }
  | { readonly do: 'leave-wall' }
  | { readonly do: 'quit' }

/** One line of the menu. */
export type TrayEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'item'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'check'; readonly label: string; readonly checked: boolean; readonly action: TrayAction }
  | { readonly kind: 'menu'; readonly label: string; readonly entries: readonly TrayEntry[] }

export interface TrayWords {
  readonly t: Translate
  /** Title and text of an alert as this screen may show them. */
  alert(alert: Alert): { readonly title: string; readonly body: string }
}

export interface TrayFacts {
  readonly summary: EngineSummary
  readonly wall: boolean
  /** Whether the administrator holds the mute. */
  readonly muteLocked: boolean
}

/** As many sources stand in the menu itself; more get one of their own. */
const inlineSources = 6
/** Longest line of the menu; some panels do not cut by themselves. */
const longestLine = 60
/** Windows shows no more of a tooltip. */
const longestTooltip = 127

const separator: TrayEntry = { kind: 'separator' }

/** The menu, the same on all systems: on Linux it is the only thing that is sure to work (practice.md 4). */
export function trayMenu({ t, alert }: TrayWords, facts: TrayFacts): readonly TrayEntry[] {
  const { summary, wall } = facts
  const sources = summary.sources.map<TrayEntry>(({ id, name, state }) => ({
    kind: 'item',
    label: plainLine(t('tray.source', { name, state: t(`state.${state}`) }), longestLine),
    action: { do: 'show', place: { kind: 'source', id } },
  }))
  const alerts = summary.alerts.map<TrayEntry>((each) => {
    const { title, body } = alert(each)
    return {
      kind: 'item',
      label: plainLine(body === '' ? title : `${title} · ${body}`, longestLine),
      action: { do: 'show', place: { kind: 'alert', id: each.id } },
    }
  })
  return [
    { kind: 'item', label: t('desktop.open'), action: { do: 'open' } },
    separator,
    { kind: 'text', label: alertsLine(t, summary) },
    ...alerts,
    separator,
    ...(sources.length > inlineSources
      ? [{ kind: 'menu', label: t('tray.sources', { count: sources.length }), entries: sources } as const]
      : sources),
    ...(sources.length > 0 ? [separator] : []),
    facts.muteLocked
      ? { kind: 'text', label: t(summary.muted ? 'tray.muted' : 'tray.notMuted') }
      : {
          kind: 'check',
          label: t('tray.mute'),
          checked: summary.muted,
          action: { do: 'mute', muted: !summary.muted },
        },
    wall
      ? { kind: 'item', label: t('tray.leaveWall'), action: { do: 'leave-wall' } }
      : { kind: 'item', label: t('tray.wall'), action: { do: 'enter-wall' } },
    {
      kind: 'item',
      label: t('nav.settings'),
      action: { do: 'show', place: { kind: 'view', name: 'settings' } },
    },
    separator,
    { kind: 'item', label: t('tray.quit'), action: { do: 'quit' } },
  ]
}

/** One line for the pointer that rests on the icon: the state in words, what stands, what is silent. */
export function trayTooltip(t: Translate, summary: EngineSummary): string {
  const parts = [`Pantau: ${t(`tray.state.${trayState(summary)}`)}`]
  if (summary.openAlerts > 0) parts.push(alertsLine(t, summary))
  if (summary.silenced > 0) parts.push(t('alerts.silenced', { count: summary.silenced }))
  if (summary.muted) parts.push(t('tray.muted'))
  const away = summary.sources.filter(({ state }) => !['live', 'paused', 'off'].includes(state))
  for (const { name, state } of away) parts.push(t('tray.source', { name, state: t(`state.${state}`) }))
  return plainLine(parts.join(' · '), longestTooltip)
}

function alertsLine(t: Translate, { openAlerts, openCritical }: EngineSummary): string {
  if (openAlerts === 0) return t('tray.noAlerts')
  const open = t('tray.open', { count: openAlerts })
  return openCritical === 0 ? open : `${open} · ${t('tray.critical', { count: openCritical })}`
}

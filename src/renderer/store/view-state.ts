import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LogFilter } from '../../shared/domain/log-line.ts'
import { defaultThresholds } from '../../shared/domain/stock.ts'
import type { AppInfo } from '../../shared/ipc/routes/console.ts'
import type { SettingsView } from '../../shared/ipc/routes/settings.ts'
import { attention, desktop, type Privacy, privacy, wall } from '../../shared/settings/attention.ts'
import { type FileFilter, firstFiles } from './file-list.ts'
import { firstInbox, type Inbox } from './inbox.ts'
import { noFilter, type StockFilter } from './stock-order.ts'

/** The views there are, in the order of the rail and of their keys (app/view-keys.ts). */
export const viewNames = [
  'overview',
  'stock',
  'sales',
  'jobs',
  'episodes',
  'stats',
  'alerts',
  'logs',
  'sources',
  'manage',
  'settings',
] as const
export type ViewName = (typeof viewNames)[number]

/** How far the first snapshot has come. `slow` shows a skeleton: it is worth one only after 300 ms. */
export type LoadPhase = 'starting' | 'slow' | 'failed' | 'ready'

/** A source that was removed and can still be brought back. */
export interface RemovedSource {
  readonly id: string
  readonly name: string
  /** Epoch ms. */
  readonly undoUntil: number
}

/** State of the screen itself. Nothing in here comes from a source. */
export interface ViewState {
  readonly view: ViewName
  readonly phase: LoadPhase
  readonly filters: { readonly overview: StockFilter; readonly stock: StockFilter }
  /** The list of files: its filter, order and page (C5). */
  readonly files: FileFilter
  readonly logs: LogFilter
  readonly inbox: Inbox
  readonly removed: readonly RemovedSource[]
  readonly paletteOpen: boolean
  /** What is to be shown again once the PIN was typed; null while nobody is asked for it. */
  readonly revealing: Privacy | null
  readonly settings: SettingsView
  readonly info: AppInfo | null
}

export type ViewStore = StoreApi<ViewState>

/** The settings that hold until the engine has told its own. */
export const firstSettings: SettingsView = {
  locale: 'id',
  theme: 'system',
  thresholds: defaultThresholds,
  quietHours: [],
  rules: [],
  attention: attention.parse({}),
  desktop: desktop.parse({}),
  wall: wall.parse({}),
  privacy: privacy.parse({}),
  operator: '',
  hasPin: false,
  hubEnabled: true,
  locked: [],
}

/** A log without a filter. */
export const everyLine: LogFilter = { source: null, levels: [], search: '' }

/** Makes the view state of one window. */
export function createViewStore(): ViewStore {
  return createStore<ViewState>(() => ({
    view: 'overview',
    phase: 'starting',
    filters: { overview: noFilter, stock: noFilter },
    files: firstFiles,
    logs: everyLine,
    inbox: firstInbox,
    removed: [],
    paletteOpen: false,
    revealing: null,
    // Until the engine has told what this screen hides, it hides everything.
    settings: { ...firstSettings, privacy: { hideAmounts: true, hideNames: true } },
    info: null,
  }))
}

/** Goes to a view. */
export function goTo(store: ViewStore, view: ViewName): void {
  store.setState({ view, paletteOpen: false })
}

/**
 * Changes the stock filter of one of the two places that have one. The branch is the same in both: it filters tiles,
 * stock and transactions alike.
 */
export function setFilter(
  store: ViewStore,
  place: keyof ViewState['filters'],
  change: Partial<StockFilter>,
): void {
  store.setState(({ filters }) => {
    const changed = { ...filters, [place]: { ...filters[place], ...change } }
    const { branch } = changed[place]
    return {
      filters: { overview: { ...changed.overview, branch }, stock: { ...changed.stock, branch } },
    }
  })
}

/** Changes what the list of files shows; anything but turning the page begins at the first one. */
export function setFiles(store: ViewStore, change: Partial<FileFilter>): void {
  store.setState(({ files }) => ({ files: { ...files, page: 0, ...change } }))
}

/** Changes which lines of the log are shown. */
export function setLogs(store: ViewStore, change: Partial<LogFilter>): void {
  store.setState(({ logs }) => ({ logs: { ...logs, ...change } }))
}

/** Changes what the inbox shows. */
export function setInbox(store: ViewStore, change: Partial<Inbox>): void {
  store.setState(({ inbox }) => ({ inbox: { ...inbox, ...change } }))
}

/** Offers the way back for a removed source. */
export function addRemoved(store: ViewStore, source: RemovedSource): void {
  store.setState(({ removed }) => ({ removed: [...removed.filter(({ id }) => id !== source.id), source] }))
}

/** The way back was taken, or its time is over. */
export function dropRemoved(store: ViewStore, id: string): void {
  store.setState(({ removed }) => ({ removed: removed.filter((source) => source.id !== id) }))
}

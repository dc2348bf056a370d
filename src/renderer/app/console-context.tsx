import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Collections } from '../../shared/domain/collections.ts'
import type { Speech } from '../../shared/i18n/alert-text.ts'
import type { ConsoleBridge } from '../../shared/ipc/contract.ts'
import type { Sight } from '../bridge/sight.ts'
import type { ConsoleStore } from '../store/console-store.ts'
import type { CriticalQueue } from '../store/critical-queue.ts'
import type { LogFacets } from '../store/log-facets.ts'
import type { SaleStore } from '../store/sale-store.ts'
import type { SortedView } from '../store/sorted-view.ts'
import type { StockFacets } from '../store/stock-facets.ts'
import type { Ticker } from '../store/ticker.ts'
import type { ViewState, ViewStore } from '../store/view-state.ts'
import type { ToastBoard } from './toast-board.ts'

/** Everything a component can reach: made once in main.tsx, handed down, never a global. */
export interface ConsoleModel {
  readonly bridge: ConsoleBridge
  readonly store: ConsoleStore
  readonly viewStore: ViewStore
  readonly saleStore: SaleStore
  readonly stockOrder: SortedView<Collections['stock']>
  readonly stockFacets: StockFacets
  readonly logFacets: LogFacets
  readonly sources: SortedView<Collections['sources']>
  readonly transactions: SortedView<Collections['transactions']>
  readonly critical: CriticalQueue
  readonly toasts: ToastBoard
  readonly sight: Sight
  readonly ticker: Ticker
}

export const ConsoleContext = createContext<ConsoleModel | null>(null)
export const SpeechContext = createContext<Speech | null>(null)

/** The model of this window. */
export function useConsole(): ConsoleModel {
  const model = useContext(ConsoleContext)
  if (!model) throw new Error('a component was rendered outside of the console')
  return model
}

/** The language of the screen and its words. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('a component was rendered without a language')
  return speech
}

/** A part of the view state; the component renders again only when that part changes. */
export function useView<T>(select: (state: ViewState) => T): T {
  return useStore(useConsole().viewStore, select)
}

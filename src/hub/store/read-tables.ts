import type { WriteDb } from '../../node/sqlite/db.ts'
import type { DomainEvent } from '../domain/events.ts'
import type { HubView } from '../domain/view.ts'
import type { AppliedAt, Applies } from './tables/applied.ts'
import { createEpisodeApply, createEpisodeView } from './tables/episode-tables.ts'
import { createLibraryApply, createLibraryView } from './tables/library-tables.ts'
import { createShopApply } from './tables/shop-apply.ts'
import { createShopView } from './tables/shop-view.ts'

/** The tables that follow from the log: read by decisions, written by events, both inside one transaction. */
export interface ReadTables {
  readonly view: HubView
  applyTx(event: DomainEvent, at: AppliedAt): void
  /** Receipts never go back, also when the database was lost and begun anew. */
  raiseReceiptsTx(atLeast: number): void
}

export function createReadTables(db: WriteDb): ReadTables {
  const view = { ...createShopView(db), ...createEpisodeView(db), ...createLibraryView(db) }
  return { view, applyTx: createApply(db), raiseReceiptsTx: createRaise(db) }
}

function createRaise(db: WriteDb): ReadTables['raiseReceiptsTx'] {
  const raise = db.prepare("UPDATE counters SET value = max(value, ?) WHERE name = 'receipts'")
  return (atLeast) => {
    raise.run(atLeast)
  }
}

function createApply(db: WriteDb): ReadTables['applyTx'] {
  const applies: Applies<DomainEvent['type']> = {
    ...createShopApply(db),
    ...createEpisodeApply(db),
    ...createLibraryApply(db),
    published: () => undefined,
  }
  return (event, at) => {
    // The map has for each type the function of that very type, which TypeScript cannot follow through a union.
    const apply = applies[event.type] as (event: DomainEvent, at: AppliedAt) => void
    apply(event, at)
  }
}

import type { Migration } from '../../../node/sqlite/migrate.ts'
import { first } from './0001-first.ts'
import { systems } from './0002-systems.ts'

/** Every step of hub.db, oldest first. */
export const hubMigrations: readonly Migration[] = [first, systems]

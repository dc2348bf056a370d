import type { HubDirectory } from '../../../../shared/ipc/routes/hub.ts'

/** What every section of the management view gets. */
export interface SectionProps {
  /** Source id of the embedded hub: its rows in the collections. */
  readonly hub: string
  readonly directory: HubDirectory
  /** Reads the directory again, after a command. */
  readonly reload: () => void
}

import type { SourceView } from '../../../shared/domain/connection.ts'
import { HistoryDialog } from './history-dialog.tsx'
import { MappingDialog } from './mapping-dialog.tsx'
import type { SourcePanel } from './source-actions.tsx'
import { SourceDialog } from './source-dialog.tsx'
import { TestDialog } from './test-dialog.tsx'

export interface SourcePanelsProps {
  readonly source: SourceView
  readonly locked: boolean
  readonly panel: SourcePanel | null
  readonly onClose: () => void
}

/** The dialogs of one source, of which one at a time is open. */
export function SourcePanels({ source, locked, panel, onClose }: SourcePanelsProps) {
  const { settings } = source
  return (
    <>
      <HistoryDialog source={source} open={panel === 'history'} onClose={onClose} />
      {settings && (
        <>
          <SourceDialog source={settings} open={panel === 'edit'} onClose={onClose} />
          <TestDialog source={settings} open={panel === 'test'} onClose={onClose} />
          <MappingDialog source={settings} locked={locked} open={panel === 'mapping'} onClose={onClose} />
        </>
      )}
    </>
  )
}

import { useState } from 'react'
import type { MappingEntry } from '../../../shared/domain/mapping.ts'
import type { SourceSettings } from '../../../shared/settings/schema.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { Button } from '../../ui/button.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import styles from './mapping.module.css'
import { importMapping } from './mapping-draft.ts'

/** Largest file that is read, bytes: fifty entries are far smaller. */
const largestFile = 1_000_000

export interface MappingFilesProps {
  readonly source: SourceSettings
  /** What is typed is not saved yet: the file would hold what was before. */
  readonly changed: boolean
  readonly onImport: (entries: readonly MappingEntry[]) => void
}

/** A mapping to a file and from one. */
export function MappingFiles({ source, changed, onImport }: MappingFilesProps) {
  const { bridge, toasts } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const [problem, setProblem] = useState<string | null>(null)
  const read = async (file: File): Promise<void> => {
    const imported = importMapping(file.size > largestFile ? '' : await file.text())
    if (imported.ok) {
      setProblem(null)
      onImport(imported.entries)
    } else if (imported.reason === 'not-json') {
      setProblem(t('mapping.notJson', { name: file.name }))
    } else {
      const where = imported.paths.filter((path) => path !== '').join(', ')
      setProblem(
        where === ''
          ? t('mapping.notAMapping', { name: file.name })
          : t('mapping.badImport', { name: file.name, where }),
      )
    }
  }
  const write = async (): Promise<void> => {
    const answer = await bridge.request('source.exportMapping', { id: source.id })
    if (!answer.ok) return fail(answer.error)
    if (!answer.data.saved) return
    toasts.show({
      title: t('mapping.exported'),
      body: answer.data.path,
      data: { kind: 'done', mark: 'done' },
    })
  }
  return (
    <div className={styles.files}>
      <FileButton
        testId="mapping-import"
        label={t('mapping.import')}
        accept=".json,application/json"
        onFile={(file) => void read(file)}
      />
      <Button
        size="small"
        data-testid="mapping-export"
        disabled={changed || source.mapping.length === 0}
        title={changed ? t('mapping.saveFirst') : undefined}
        onClick={() => void write()}
      >
        {t('mapping.export')}
      </Button>
      {problem !== null && (
        <p className={styles.error} role="alert" data-testid="mapping-import-problem">
          {problem}
        </p>
      )}
    </div>
  )
}

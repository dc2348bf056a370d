import { useDeferredValue, useMemo } from 'react'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { StaleLine } from '../../app/stale-line.tsx'
import { useVersion } from '../../app/use-rows.ts'
import { acceptFile, compareFiles, type FileFilter, firstFiles } from '../../store/file-list.ts'
import { createSortedView } from '../../store/sorted-view.ts'
import { setFiles } from '../../store/view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { FileTable } from './file-table.tsx'
import { useFileCounts } from './use-file-counts.ts'

const results = ['all', 'ok', 'failed'] as const satisfies readonly FileFilter['result'][]

/** Files that sources have processed, in pages (C7). The list refreshes under the reader, the page stays (C5). */
export function FilesCard() {
  const { store, viewStore } = useConsole()
  const { t, locale } = useSpeech()
  const filter = useView((state) => state.files)
  const { result, text, sort } = useDeferredValue(filter)
  const counts = useFileCounts()
  const rows = useMemo(
    () =>
      createSortedView({
        collection: store.tables.files,
        compare: compareFiles[sort],
        accept: acceptFile({ result, text }),
      }),
    [store, result, text, sort],
  )
  useVersion(rows)
  return (
    <Card
      title={t('files.title')}
      filters={results.map((name) => (
        <FilterChip
          key={name}
          label={t(`files.${name}`)}
          count={formatNumber(locale, counts[name])}
          pressed={filter.result === name}
          onPress={() => setFiles(viewStore, { result: name })}
        />
      ))}
      actions={
        <SearchBox
          label={t('files.searchLabel')}
          placeholder={t('files.search')}
          value={filter.text}
          onChange={(typed) => setFiles(viewStore, { text: typed })}
        />
      }
    >
      <StaleLine ids={counts.sources} />
      {rows.size > 0 ? (
        <FileTable rows={rows} named={counts.sources.size > 1} />
      ) : counts.all === 0 ? (
        <Empty title={t('files.empty')} body={t('files.emptyBody')} />
      ) : (
        <Empty title={t('files.noMatch')}>
          <Button size="small" onClick={() => setFiles(viewStore, firstFiles)}>
            {t('files.clear')}
          </Button>
        </Empty>
      )}
    </Card>
  )
}

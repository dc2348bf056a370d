import { Lock, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { useFirst } from '../../app/use-rows.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FeedCard } from './feed-card.tsx'
import { GapCard } from './gap-card.tsx'
import { RemovedSourceItem } from './removed-source-item.tsx'
import { SourceDialog } from './source-dialog.tsx'
import { SourceItem } from './source-item.tsx'
import styles from './sources-view.module.css'
import { useKeptFocus } from './use-kept-focus.ts'
import { useReorder } from './use-reorder.ts'

/** More sources than this are no screen any more. */
const shownSources = 200

/** Where everything comes from: states in words, gaps, and what came that nobody understands. */
export function SourcesView() {
  const { sources, store } = useConsole()
  const { t } = useSpeech()
  const rows = useFirst(store.tables.sources, sources, shownSources)
  const locked = useView((state) => state.settings.locked.includes('sources'))
  const removed = useView((state) => state.removed)
  const [adding, setAdding] = useState(false)
  const ids = useMemo(() => rows.filter(({ value }) => !value.embedded).map(({ value }) => value.id), [rows])
  const move = useReorder(ids)
  useKeptFocus(ids.length, 'add-source')
  const add = (
    <Button size="small" data-testid="add-source" disabled={locked} onClick={() => setAdding(true)}>
      <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
      {t('sources.add')}
    </Button>
  )
  return (
    <div className={styles.view}>
      <Card
        className={styles.sources}
        title={t('sources.title')}
        actions={
          locked ? (
            <span className={styles.locked} data-testid="sources-locked">
              <Lock size={12} strokeWidth={1.75} aria-hidden="true" />
              {t('settings.locked')}
            </span>
          ) : (
            add
          )
        }
      >
        {rows.length === 0 && removed.length === 0 ? (
          <Empty title={t('sources.empty')} body={t('sources.emptyBody')}>
            {add}
          </Empty>
        ) : (
          <ul className={styles.list}>
            {removed.map((source) => (
              <RemovedSourceItem key={source.id} source={source} />
            ))}
            {rows.map(({ key, value }) => (
              <SourceItem
                key={key}
                source={value}
                locked={locked}
                first={value.id === ids[0]}
                last={value.id === ids.at(-1)}
                onMove={move}
              />
            ))}
          </ul>
        )}
      </Card>
      <GapCard />
      <FeedCard />
      <SourceDialog source={null} open={adding} onClose={() => setAdding(false)} />
    </div>
  )
}

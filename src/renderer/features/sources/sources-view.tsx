import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFirst } from '../../app/use-rows.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { AddSourceDialog } from './add-source-dialog.tsx'
import { FeedCard } from './feed-card.tsx'
import { GapCard } from './gap-card.tsx'
import { SourceItem } from './source-item.tsx'
import styles from './sources-view.module.css'

/** More sources than this are no screen any more. */
const shownSources = 200

/** Where everything comes from: states in words, gaps, and what came that nobody understands. */
export function SourcesView() {
  const { sources, store } = useConsole()
  const { t } = useSpeech()
  const rows = useFirst(store.tables.sources, sources, shownSources)
  const [adding, setAdding] = useState(false)
  return (
    <div className={styles.view}>
      <Card
        className={styles.sources}
        title={t('sources.title')}
        actions={
          <Button size="small" data-testid="add-source" onClick={() => setAdding(true)}>
            <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
            {t('sources.add')}
          </Button>
        }
      >
        {rows.length === 0 ? (
          <Empty title={t('sources.empty')} body={t('sources.emptyBody')}>
            <Button look="primary" onClick={() => setAdding(true)}>
              {t('sources.add')}
            </Button>
          </Empty>
        ) : (
          <ul className={styles.list}>
            {rows.map(({ key, value }) => (
              <SourceItem key={key} source={value} />
            ))}
          </ul>
        )}
      </Card>
      <GapCard />
      <FeedCard />
      <AddSourceDialog open={adding} onClose={() => setAdding(false)} />
    </div>
  )
}

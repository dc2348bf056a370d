import { useState } from 'react'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { StaleLine } from '../../app/stale-line.tsx'
import { everyLine, goTo } from '../../store/view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LogList } from './log-list.tsx'
import { useLogLines } from './use-log-lines.ts'

/** The end of the log beside the figures (D8), and the way to the viewer. */
export function LatestLogCard({ className }: { readonly className?: string | undefined }) {
  const { logFacets, viewStore } = useConsole()
  const { t } = useSpeech()
  const log = useLogLines(everyLine)
  const [activeId, setActiveId] = useState<string | null>(null)
  return (
    <Card
      className={className}
      title={t('logs.latest')}
      actions={
        <Button size="small" onClick={() => goTo(viewStore, 'logs')}>
          {t('app.showAll')}
        </Button>
      }
    >
      <StaleLine ids={new Set(logFacets.sources())} />
      {log.lines.size === 0 ? (
        <Empty title={t('logs.empty')} body={t('logs.emptyBody')} />
      ) : (
        <LogList
          lines={log.lines}
          version={log.version}
          search=""
          named={logFacets.sources().length > 1}
          activeId={activeId}
          onPick={setActiveId}
        />
      )}
    </Card>
  )
}

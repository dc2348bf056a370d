import { useSpeech } from '../../app/console-context.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'

/** The view while no source has any of it. */
export function JobsView() {
  const { t } = useSpeech()
  return (
    <Card title={t('jobs.title')}>
      <Empty title={t('jobs.empty')} body={t('jobs.emptyBody')} />
    </Card>
  )
}

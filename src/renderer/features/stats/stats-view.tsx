import { useSpeech } from '../../app/console-context.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'

/** The view while no source has any of it. */
export function StatsView() {
  const { t } = useSpeech()
  return (
    <Card title={t('stats.title')}>
      <Empty title={t('stats.empty')} body={t('stats.emptyBody')} />
    </Card>
  )
}

import { useSpeech } from '../../app/console-context.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'

/** The view while no source has any of it. */
export function LogsView() {
  const { t } = useSpeech()
  return (
    <Card title={t('logs.title')}>
      <Empty title={t('logs.empty')} body={t('logs.emptyBody')} />
    </Card>
  )
}

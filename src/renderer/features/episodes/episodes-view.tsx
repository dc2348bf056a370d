import { useSpeech } from '../../app/console-context.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'

/** The view while no source has any of it. */
export function EpisodesView() {
  const { t } = useSpeech()
  return (
    <Card title={t('episodes.title')}>
      <Empty title={t('episodes.empty')} body={t('episodes.emptyBody')} />
    </Card>
  )
}

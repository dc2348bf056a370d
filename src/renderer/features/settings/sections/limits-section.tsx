import { useSpeech } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { useSaver } from '../use-saver.ts'
import { OwnThresholdsCard } from './own-thresholds-card.tsx'
import { ThresholdsForm } from './thresholds-form.tsx'

/** Stock limits: those of all goods, and those of some (O6, issue 4.1). Colours and calls follow the same ones. */
export function LimitsSection() {
  const { t } = useSpeech()
  const { settings, locked, save, say } = useSaver()
  const { thresholds } = settings
  return (
    <>
      <Card title={t('settings.thresholds')}>
        <ThresholdsForm
          key={`${thresholds.low} ${thresholds.medium}`}
          thresholds={thresholds}
          locked={locked('thresholds')}
          onSave={async (limits) => {
            if (await save({ thresholds: { ...thresholds, ...limits } })) say()
          }}
        />
      </Card>
      <OwnThresholdsCard />
    </>
  )
}

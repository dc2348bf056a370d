import { useSpeech } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { SettingRow } from '../setting-row.tsx'
import styles from '../settings-view.module.css'
import { useSaver } from '../use-saver.ts'
import { NumberChoice } from './number-choice.tsx'
import { WebhookForm } from './webhook-form.tsx'

const afters = [0, 1, 2, 3, 5, 10] as const

/** The second way to reach a person (issue 4.3). */
export function WebhookCard() {
  const { t } = useSpeech()
  const { settings, locked, save } = useSaver()
  const { attention } = settings
  const held = locked('attention')
  return (
    <Card title={t('webhook.title')}>
      <p className={styles.hint}>{t('webhook.hint')}</p>
      <SettingRow label={t('webhook.after')} locked={held}>
        <NumberChoice
          testId="setting-webhook-after"
          label={t('webhook.after')}
          value={attention.webhookAfterRepeats}
          values={afters}
          disabled={held}
          name={(count) => (count === 0 ? t('webhook.after.0') : t('webhook.after.times', { count }))}
          onChoose={(webhookAfterRepeats) => void save({ attention: { ...attention, webhookAfterRepeats } })}
        />
      </SettingRow>
      <WebhookForm key={JSON.stringify(attention.webhook)} stored={attention.webhook} locked={held} />
    </Card>
  )
}

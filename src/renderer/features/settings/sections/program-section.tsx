import { useSpeech, useView } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { SettingRow } from '../setting-row.tsx'
import styles from '../settings-view.module.css'

/** What this program is and where it keeps its data, for whoever is asked to help. */
export function ProgramSection() {
  const { t } = useSpeech()
  const info = useView((state) => state.info)
  const hubEnabled = useView((state) => state.settings.hubEnabled)
  const facts = [
    ['settings.version', info?.version],
    ['settings.runtime', info?.electron],
    ['settings.platform', info?.platform],
    ['settings.dataDir', info?.dataDir],
  ] as const
  return (
    <Card title={t('settings.program')}>
      {facts.map(([label, value]) => (
        <SettingRow key={label} label={t(label)}>
          <code className={styles.fact} data-copy>
            {value ?? t('app.unknown')}
          </code>
        </SettingRow>
      ))}
      <SettingRow label={t('settings.hub')}>
        {t(hubEnabled ? 'settings.hubOn' : 'settings.hubOff')}
      </SettingRow>
    </Card>
  )
}

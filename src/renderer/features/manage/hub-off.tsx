import { useSpeech, useView } from '../../app/console-context.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import styles from './manage-view.module.css'

/** There is no embedded hub in this run: why, and what switches it on. */
export function HubOff() {
  const { t } = useSpeech()
  const dataDir = useView((state) => state.info?.dataDir)
  const enabled = useView((state) => state.settings.hubEnabled)
  return (
    <Card title={t('nav.manage')} className={styles.off}>
      <Empty title={t('manage.off')} body={t(enabled ? 'manage.offThisRun' : 'manage.offBySettings')}>
        {!enabled && dataDir !== undefined && (
          <code className={styles.file} data-copy>
            {`${dataDir}/settings.json  "hub": { "enabled": true }`}
          </code>
        )}
      </Empty>
    </Card>
  )
}

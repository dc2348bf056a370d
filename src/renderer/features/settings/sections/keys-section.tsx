import { useSpeech } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { SettingRow } from '../setting-row.tsx'
import styles from '../settings-view.module.css'

const keys = [
  ['settings.key.palette', 'Ctrl K'],
  ['settings.key.views', 'Ctrl 1 … 9, 0'],
  ['settings.key.settings', 'Ctrl ,'],
  ['settings.key.hide', 'Ctrl Shift H'],
  ['settings.key.search', '/'],
  ['settings.key.rows', '↑ ↓'],
  ['settings.key.ends', 'Home End'],
  ['settings.key.sections', '↑ ↓'],
  ['settings.key.submit', 'Ctrl ↵'],
  ['settings.key.move', 'Alt ↑ ↓'],
] as const

/** Keys worth knowing. */
export function KeysSection() {
  const { t } = useSpeech()
  return (
    <Card title={t('settings.keys')}>
      {keys.map(([label, key]) => (
        <SettingRow key={label} label={t(label)}>
          <kbd className={styles.key}>{key}</kbd>
        </SettingRow>
      ))}
    </Card>
  )
}

import { useSpeech } from '../../app/console-context.tsx'
import { SettingRow } from './setting-row.tsx'
import styles from './settings-view.module.css'

const keys = [
  ['settings.key.palette', 'Ctrl K'],
  ['settings.key.views', 'Ctrl 1 … 9, 0'],
  ['settings.key.settings', 'Ctrl ,'],
  ['settings.key.search', '/'],
  ['settings.key.rows', '↑ ↓'],
  ['settings.key.ends', 'Home End'],
  ['settings.key.submit', 'Ctrl ↵'],
  ['settings.key.move', 'Alt ↑ ↓'],
] as const

/** Keys worth knowing. */
export function KeyList() {
  const { t } = useSpeech()
  return keys.map(([label, key]) => (
    <SettingRow key={label} label={t(label)}>
      <kbd className={styles.key}>{key}</kbd>
    </SettingRow>
  ))
}

import { useSpeech } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { SettingRow } from '../setting-row.tsx'
import styles from '../settings-view.module.css'

/** Keys worth knowing, by where they work. */
const groups = [
  [
    'settings.keys',
    [
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
    ],
  ],
  [
    'nav.alerts',
    [
      ['settings.key.alertDetail', 'Enter'],
      ['settings.key.alertAcknowledge', 'A'],
      ['settings.key.alertWord', 'W'],
      ['settings.key.alertSnooze', 'S'],
      ['settings.key.alertReopen', 'R'],
      ['settings.key.alertMark', 'X'],
      ['settings.key.alertMarkAll', 'Ctrl A'],
      ['settings.key.alertBack', 'Esc'],
    ],
  ],
] as const

/** The list of keys. */
export function KeysSection() {
  const { t } = useSpeech()
  return groups.map(([title, keys]) => (
    <Card key={title} title={t(title)}>
      {keys.map(([label, key]) => (
        <SettingRow key={label} label={t(label)}>
          <kbd className={styles.key}>{key}</kbd>
        </SettingRow>
      ))}
    </Card>
  ))
}

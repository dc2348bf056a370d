import { useSpeech } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { Choice } from '../../../ui/choice.tsx'
import { SettingRow } from '../setting-row.tsx'
import { SwitchRow } from '../switch-row.tsx'
import { useSaver } from '../use-saver.ts'

/** How Pantau sits on the desktop (issue 4.7). */
export function DesktopSection() {
  const { t } = useSpeech()
  const { settings, locked, save } = useSaver()
  const { desktop } = settings
  const held = locked('desktop')
  return (
    <Card title={t('settings.section.desktop')}>
      <SettingRow label={t('desk.onClose')} hint={t(`desk.onCloseHint.${desktop.onClose}`)} locked={held}>
        <Choice
          testId="setting-on-close"
          label={t('desk.onClose')}
          value={desktop.onClose}
          options={(['ask', 'tray', 'quit'] as const).map((value) => ({
            value,
            label: t(`desk.onClose.${value}`),
          }))}
          disabled={held}
          onChoose={(onClose) => void save({ desktop: { ...desktop, onClose } })}
        />
      </SettingRow>
      <SwitchRow
        testId="setting-login"
        label={t('desk.login')}
        hint={t('desk.loginHint')}
        on={desktop.startAtLogin}
        locked={held}
        onSwitch={(startAtLogin) => void save({ desktop: { ...desktop, startAtLogin } })}
      />
    </Card>
  )
}

import { useSpeech } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { Choice } from '../../../ui/choice.tsx'
import { SettingRow } from '../setting-row.tsx'
import { useSaver } from '../use-saver.ts'

/** Language and theme. */
export function DisplaySection() {
  const { t } = useSpeech()
  const { settings, locked, save } = useSaver()
  return (
    <Card title={t('settings.display')}>
      <SettingRow label={t('settings.language')} locked={locked('locale')}>
        <Choice
          testId="setting-locale"
          label={t('settings.language')}
          value={settings.locale}
          options={[
            { value: 'id', label: t('settings.language.id') },
            { value: 'en', label: t('settings.language.en') },
          ]}
          disabled={locked('locale')}
          onChoose={(locale) => void save({ locale })}
        />
      </SettingRow>
      <SettingRow label={t('settings.theme')} locked={locked('theme')}>
        <Choice
          testId="setting-theme"
          label={t('settings.theme')}
          value={settings.theme}
          options={[
            { value: 'system', label: t('settings.theme.system') },
            { value: 'light', label: t('settings.theme.light') },
            { value: 'dark', label: t('settings.theme.dark') },
          ]}
          disabled={locked('theme')}
          onChoose={(theme) => void save({ theme })}
        />
      </SettingRow>
    </Card>
  )
}

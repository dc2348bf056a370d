import type { Thresholds } from '../../../shared/domain/stock.ts'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { updateSettings } from '../../bridge/update-settings.ts'
import { Card } from '../../ui/card.tsx'
import { Choice } from '../../ui/choice.tsx'
import { KeyList } from './key-list.tsx'
import { ProgramFacts } from './program-facts.tsx'
import { SettingRow } from './setting-row.tsx'
import styles from './settings-view.module.css'
import { ThresholdsForm } from './thresholds-form.tsx'

/** Language, theme, stock limits, and what this program is. What an administrator has set is grey and says so. */
export function SettingsView() {
  const model = useConsole()
  const { t } = useSpeech()
  const settings = useView((state) => state.settings)
  const fail = useFailureToast()
  const update = async (change: Parameters<typeof updateSettings>[1]): Promise<boolean> => {
    const error = await updateSettings(model, change)
    fail(error)
    return error === null
  }
  const saveThresholds = async (thresholds: Thresholds): Promise<void> => {
    const saved = await update({ thresholds })
    if (saved) model.toasts.show({ title: t('settings.saved'), data: { kind: 'done', mark: 'done' } })
  }
  const locked = (name: string): boolean => settings.locked.includes(name)
  return (
    <div className={styles.view}>
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
            onChoose={(locale) => void update({ locale })}
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
            onChoose={(theme) => void update({ theme })}
          />
        </SettingRow>
      </Card>
      <Card title={t('settings.thresholds')}>
        <ThresholdsForm
          key={`${settings.thresholds.low} ${settings.thresholds.medium}`}
          thresholds={settings.thresholds}
          locked={locked('thresholds')}
          onSave={saveThresholds}
        />
      </Card>
      <Card title={t('settings.program')}>
        <ProgramFacts hubEnabled={settings.hubEnabled} />
      </Card>
      <Card title={t('settings.keys')}>
        <KeyList />
      </Card>
    </div>
  )
}

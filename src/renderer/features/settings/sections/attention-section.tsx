import type { Attention } from '../../../../shared/settings/attention.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { SettingRow } from '../setting-row.tsx'
import { SwitchRow } from '../switch-row.tsx'
import { TypedSetting } from '../typed-setting.tsx'
import { useSaver } from '../use-saver.ts'
import { NumberChoice } from './number-choice.tsx'
import { SoundRow } from './sound-row.tsx'
import { VolumeRow } from './volume-row.tsx'
import { WebhookCard } from './webhook-card.tsx'

const repeats = [0, 1, 2, 5, 10, 15, 30, 60] as const
const severities = ['info', 'warning', 'critical'] as const

/** How people are called: notifications, sounds, speech, escalation and the webhook (issue 4.3, 4.6). */
export function AttentionSection() {
  const { viewStore } = useConsole()
  const { t } = useSpeech()
  const { settings, locked, save } = useSaver()
  const { attention } = settings
  const held = locked('attention')
  // The settings of that moment: the sound may have been muted elsewhere while a file was picked.
  const change = (part: Partial<Attention>): void =>
    void save({ attention: { ...viewStore.getState().settings.attention, ...part } })
  return (
    <>
      <Card title={t('settings.section.attention')}>
        <SwitchRow
          testId="setting-desktop-calls"
          label={t('calls.desktop')}
          hint={t('calls.desktopHint')}
          on={attention.desktop}
          locked={held}
          onSwitch={(desktop) => change({ desktop })}
        />
        <SwitchRow
          testId="setting-sound"
          label={t('calls.sound')}
          on={attention.sound}
          locked={held}
          onSwitch={(sound) => change({ sound })}
        />
        <SwitchRow
          testId="setting-speech"
          label={t('calls.speech')}
          hint={t('calls.speechHint')}
          on={attention.speech}
          locked={held}
          onSwitch={(speech) => change({ speech })}
        />
        <SwitchRow
          testId="setting-muted"
          label={t('calls.muted')}
          hint={t('calls.mutedHint')}
          on={attention.muted}
          locked={held}
          onSwitch={(muted) => change({ muted })}
        />
        <VolumeRow
          volume={attention.volume}
          silent={attention.muted || !attention.sound}
          locked={held}
          onVolume={(volume) => change({ volume })}
        />
      </Card>
      <Card title={t('calls.sounds')}>
        {severities.map((severity) => (
          <SoundRow
            key={severity}
            severity={severity}
            path={attention.sounds[severity]}
            locked={held}
            onPath={(path) => change({ sounds: { ...attention.sounds, [severity]: path } })}
          />
        ))}
      </Card>
      <Card title={t('calls.escalation')}>
        <SettingRow label={t('calls.repeat')} hint={t('calls.repeatHint')} locked={held}>
          <NumberChoice
            testId="setting-repeat"
            label={t('calls.repeat')}
            value={attention.repeatMinutes}
            values={repeats}
            disabled={held}
            name={(count) => (count === 0 ? t('calls.repeat.never') : t('calls.repeat.minutes', { count }))}
            onChoose={(repeatMinutes) => change({ repeatMinutes })}
          />
        </SettingRow>
        <SettingRow label={t('calls.operator')} hint={t('calls.operatorHint')} locked={locked('operator')}>
          <TypedSetting
            testId="setting-operator"
            label={t('calls.operator')}
            value={settings.operator}
            disabled={locked('operator')}
            maxLength={100}
            look="text"
            onSave={(operator) => void save({ operator: operator.trim() })}
          />
        </SettingRow>
      </Card>
      <WebhookCard />
    </>
  )
}

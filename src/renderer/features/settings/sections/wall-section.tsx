import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useFailureToast } from '../../../app/use-failure-toast.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { SettingRow } from '../setting-row.tsx'
import styles from '../settings-view.module.css'
import { TypedSetting } from '../typed-setting.tsx'
import { useSaver } from '../use-saver.ts'
import { NumberChoice } from './number-choice.tsx'
import { PinCard } from './pin-card.tsx'
import { WallDisplay } from './wall-display.tsx'
import { WallViews } from './wall-views.tsx'

const scales = [1, 1.25, 1.5, 2, 2.5, 3] as const

/** The wall screen (issue 4.9): where, what, how long, how large. */
export function WallSection() {
  const { bridge } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const { settings, locked, save } = useSaver()
  const { wall } = settings
  const held = locked('wall')
  const change = (part: Partial<typeof wall>): void => void save({ wall: { ...wall, ...part } })
  const start = async (): Promise<void> => {
    const answer = await bridge.request('wall.enter', {})
    fail(answer.ok ? null : answer.error)
  }
  return (
    <>
      <Card title={t('settings.section.wall')}>
        <WallDisplay display={wall.display} locked={held} onChoose={(display) => change({ display })} />
        <SettingRow label={t('wallSet.seconds')} locked={held}>
          <TypedSetting
            testId="setting-wall-seconds"
            label={t('wallSet.seconds')}
            value={String(wall.seconds)}
            disabled={held}
            maxLength={4}
            look="number"
            problem={(text) =>
              /^\d{1,4}$/.test(text) && Number(text) >= 5 && Number(text) <= 3600
                ? null
                : t('wallSet.badSeconds')
            }
            onSave={(text) => change({ seconds: Number(text) })}
          />
        </SettingRow>
        <SettingRow label={t('wallSet.scale')} locked={held}>
          <NumberChoice
            testId="setting-wall-scale"
            label={t('wallSet.scale')}
            value={wall.scale}
            values={scales}
            disabled={held}
            name={(scale) => `${Math.round(scale * 100)}%`}
            onChoose={(scale) => change({ scale })}
          />
        </SettingRow>
        <div className={styles.save}>
          <span className={styles.outcome}>
            {t(settings.hasPin ? 'wallSet.startHintPin' : 'wallSet.startHint')}
          </span>
          <Button look="primary" data-testid="wall-start" onClick={() => void start()}>
            {t('wallSet.start')}
          </Button>
        </div>
      </Card>
      <WallViews views={wall.views} locked={held} onChange={(views) => change({ views: [...views] })} />
      <PinCard />
    </>
  )
}

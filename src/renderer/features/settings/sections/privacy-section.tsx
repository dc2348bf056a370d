import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useFailureToast } from '../../../app/use-failure-toast.ts'
import { askPrivacy } from '../../../bridge/set-privacy.ts'
import { Card } from '../../../ui/card.tsx'
import styles from '../settings-view.module.css'
import { SwitchRow } from '../switch-row.tsx'
import { useSaver } from '../use-saver.ts'
import { PinCard } from './pin-card.tsx'

/** What customers must not read on this screen (issue 4.10). */
export function PrivacySection() {
  const model = useConsole()
  const { t } = useSpeech()
  const { settings, locked } = useSaver()
  const fail = useFailureToast()
  const { privacy } = settings
  const change = (part: Partial<typeof privacy>): void => {
    void askPrivacy(model, { ...privacy, ...part }).then(fail)
  }
  return (
    <>
      <Card title={t('settings.section.privacy')}>
        <p className={styles.hint}>{t('privacy.hint')}</p>
        <SwitchRow
          testId="setting-hide-amounts"
          label={t('privacy.amounts')}
          hint={t('privacy.amountsHint')}
          on={privacy.hideAmounts}
          locked={locked('privacy')}
          onSwitch={(hideAmounts) => change({ hideAmounts })}
        />
        <SwitchRow
          testId="setting-hide-names"
          label={t('privacy.names')}
          hint={t('privacy.namesHint')}
          on={privacy.hideNames}
          locked={locked('privacy')}
          onSwitch={(hideNames) => change({ hideNames })}
        />
      </Card>
      <PinCard />
    </>
  )
}

import type { Check } from '../../../shared/domain/check.ts'
import { profileIds } from '../../../shared/settings/schema.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Mark } from '../../ui/mark.tsx'
import styles from './check-panel.module.css'

/** What a finished test means and what to do. */
export function CheckResult({ check }: { readonly check: Check }) {
  const { t } = useSpeech()
  const profile = profileIds.find((name) => name === check.profile)
  const { cause } = check
  return (
    <div
      className={styles.result}
      data-testid="check-result"
      data-healthy={check.healthy === true}
      data-cause={cause ?? ''}
    >
      <p className={styles.title}>
        <Mark name={check.healthy === true ? 'done' : 'critical'} />
        {cause === null
          ? t(check.healthy === true ? 'sourceTest.healthy' : 'sourceTest.ended')
          : t(`check.cause.${cause}.title`)}
      </p>
      <p className={styles.body}>
        {cause === null
          ? t(check.healthy === true ? 'sourceTest.healthyBody' : 'sourceTest.endedBody')
          : t(`check.cause.${cause}.body`)}
      </p>
      {profile && <p className={styles.body}>{t('sourceTest.profile', { name: t(`profile.${profile}`) })}</p>}
    </div>
  )
}

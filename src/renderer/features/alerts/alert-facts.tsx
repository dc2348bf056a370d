import type { Alert } from '../../../shared/domain/alert.ts'
import { builtInRules } from '../../../shared/domain/rule.ts'
import { formatNumber, formatTime } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { useSource } from '../../app/use-freshness.ts'
import styles from './alert-detail.module.css'

/** The facts of an alert: when, how often, from where, by which rule. */
export function AlertFacts({ alert }: { readonly alert: Alert }) {
  const { t, locale } = useSpeech()
  const source = useSource(alert.source)
  const builtIn = builtInRules.find((rule) => rule === alert.rule)
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t('alerts.fact.raised'), formatTime(locale, alert.raisedAt, 'full')],
    [t('alerts.fact.raises'), `${formatNumber(locale, alert.raises)}×`],
    [t('alerts.fact.source'), source?.name ?? t('alerts.noSource')],
    [t('alerts.fact.rule'), builtIn ? t(`rule.name.${builtIn}`) : t('alerts.ownRule')],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd data-copy>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

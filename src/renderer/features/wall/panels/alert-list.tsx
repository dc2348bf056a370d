import { useMemo } from 'react'
import type { Alert } from '../../../../shared/domain/alert.ts'
import { alertText } from '../../../../shared/i18n/alert-text.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useMoment } from '../../../app/use-age.ts'
import { useFirst, useVersion } from '../../../app/use-rows.ts'
import { compareAlerts } from '../../../store/orders.ts'
import { createSortedView } from '../../../store/sorted-view.ts'
import { Mark } from '../../../ui/mark.tsx'
import { AllWell } from '../parts/all-well.tsx'
import { PagedList } from '../parts/paged-list.tsx'
import styles from './rows.module.css'

/** Open alerts that the wall goes through. */
const shownAlerts = 200

/** What nobody has answered yet, the loudest on top. */
export function AlertList() {
  const { store } = useConsole()
  const { t } = useSpeech()
  const { alerts, sources } = store.tables
  const view = useMemo(
    () =>
      createSortedView({
        collection: alerts,
        compare: compareAlerts,
        accept: (alert) => alert.state === 'open',
      }),
    [alerts],
  )
  const rows = useFirst(alerts, view, shownAlerts)
  useVersion(sources)
  // Where nothing is watched, that nothing calls is no good news.
  const watches = [...sources.rows.values()].some(({ connection }) => connection.state !== 'off')
  return (
    <PagedList
      title={t('alerts.title')}
      rows={rows}
      total={view.size}
      height={96}
      width={640}
      testId="wall-alerts"
      empty={
        watches ? (
          <AllWell mark="normal" title={t('wall.allWell')} />
        ) : (
          <AllWell title={t('wall.nothingYet')} body={t('wall.nothingYetBody')} />
        )
      }
    >
      {(alert) => <AlertLine alert={alert} />}
    </PagedList>
  )
}

function AlertLine({ alert }: { readonly alert: Alert }) {
  const speech = useSpeech()
  const { title, body } = alertText(speech, alert)
  const moment = useMoment(alert.raisedAt)
  return (
    <div className={styles.line} data-severity={alert.severity}>
      <Mark name={alert.severity} />
      <div className={styles.words}>
        <p className={styles.name}>
          <span className="visually-hidden">{speech.t(`severity.${alert.severity}`)} </span>
          {title}
        </p>
        <p className={styles.soft}>{body}</p>
      </div>
      <span className={styles.soft}>{moment}</span>
    </div>
  )
}

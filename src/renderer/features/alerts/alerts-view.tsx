import { useMemo, useState } from 'react'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { useFirst, useVersion } from '../../app/use-rows.ts'
import { answerAlerts } from '../../bridge/answer-alerts.ts'
import { compareAlerts } from '../../store/orders.ts'
import { createSortedView } from '../../store/sorted-view.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { AlertItem } from './alert-item.tsx'
import styles from './alerts-view.module.css'

/** Settled alerts kept in sight; the engine keeps 500. */
const shownAlerts = 500

type Part = 'open' | 'history'

/** Every alert: those that are open or snoozed, and the history. */
export function AlertsView() {
  const { store, bridge } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const [part, setPart] = useState<Part>('open')
  useVersion(store.tables.alerts)
  const view = useMemo(
    () =>
      createSortedView({
        collection: store.tables.alerts,
        compare: compareAlerts,
        accept: (alert) => (alert.state === 'open' || alert.state === 'snoozed') === (part === 'open'),
      }),
    [store, part],
  )
  const rows = useFirst(store.tables.alerts, view, shownAlerts)
  const open = rows.filter(({ value }) => value.state === 'open')
  const acknowledgeAll = async (): Promise<void> => {
    fail(
      await answerAlerts(
        bridge,
        open.map(({ value }) => value.id),
        { do: 'acknowledge', word: '' },
      ),
    )
  }
  return (
    <Card
      className={styles.card}
      title={t('alerts.title')}
      filters={(['open', 'history'] as const).map((name) => (
        <FilterChip
          key={name}
          label={t(`alerts.${name}`)}
          pressed={part === name}
          onPress={() => setPart(name)}
        />
      ))}
      actions={
        open.length > 1 && (
          <Button size="small" onClick={() => void acknowledgeAll()}>
            {t('alerts.acknowledgeAll')}
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        part === 'open' ? (
          <Empty mark="normal" title={t('alerts.empty')} body={t('alerts.emptyBody')} />
        ) : (
          <Empty title={t('alerts.historyEmpty')} />
        )
      ) : (
        <ul className={styles.list}>
          {rows.map(({ key, value }) => (
            <AlertItem key={key} id={key} alert={value} detailed />
          ))}
        </ul>
      )}
    </Card>
  )
}

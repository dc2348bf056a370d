import { useMemo } from 'react'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFirst, useVersion } from '../../app/use-rows.ts'
import { compareAlerts } from '../../store/orders.ts'
import { createSortedView } from '../../store/sorted-view.ts'
import { goTo } from '../../store/view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { AlertItem } from './alert-item.tsx'
import styles from './alerts-card.module.css'

/** Alerts that the overview shows; the alerts view has all. */
const shownAlerts = 30

/** What needs a person: open alerts first, then the latest that are settled. */
export function AlertsCard({ className }: { readonly className?: string | undefined }) {
  const { store, viewStore } = useConsole()
  const { t } = useSpeech()
  useVersion(store.tables.alerts)
  const open = useMemo(
    () =>
      createSortedView({
        collection: store.tables.alerts,
        compare: compareAlerts,
        // Information that was born settled has its own place: transactions are in their table.
        accept: (alert) => alert.state === 'open',
      }),
    [store],
  )
  const rows = useFirst(store.tables.alerts, open, shownAlerts)
  return (
    <Card
      className={className}
      title={t('alerts.title')}
      actions={
        <Button size="small" onClick={() => goTo(viewStore, 'alerts')}>
          {t('app.showAll')}
        </Button>
      }
    >
      {rows.length === 0 ? (
        <Empty mark="normal" title={t('alerts.empty')} body={t('alerts.emptyBody')} />
      ) : (
        <ul className={styles.list}>
          {rows.map(({ key, value }) => (
            <AlertItem key={key} id={key} alert={value} />
          ))}
          {open.size > rows.length && (
            <li className={styles.more}>
              <Button size="small" look="quiet" onClick={() => goTo(viewStore, 'alerts')}>
                {t('alerts.more', { count: open.size - rows.length })}
              </Button>
            </li>
          )}
        </ul>
      )}
    </Card>
  )
}

import { X } from 'lucide-react'
import { type AwaySummary as Away, consoleStateKey } from '../../../shared/domain/console-state.ts'
import { durationOf } from '../../../shared/i18n/age.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useRow } from '../../app/use-rows.ts'
import { everyOpen } from '../../store/inbox.ts'
import { goTo, setInbox, type ViewName } from '../../store/view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import { awayFacts } from './away-facts.ts'
import styles from './away-summary.module.css'

/** What happened while nobody could see the window, once for each time away (issue 4.2), until it is read. */
export function AwaySummary() {
  const { store } = useConsole()
  const state = useRow(store.tables.console, consoleStateKey)
  const away = state?.away ?? null
  return away === null ? null : <Summary away={away} />
}

function Summary({ away }: { readonly away: Away }) {
  const { bridge, viewStore } = useConsole()
  const { t, locale } = useSpeech()
  // The engine remembers: a page that is loaded anew must not tell it again.
  const close = (): void => void bridge.request('console.awayRead', { to: away.to })
  const show = (view: ViewName): void => {
    if (view === 'alerts') setInbox(viewStore, { filter: everyOpen, activeKey: null, detail: false })
    goTo(viewStore, view)
    close()
  }
  const facts = awayFacts(away)
  return (
    <section className={styles.away} data-testid="away-summary" data-to={away.to} role="status">
      <Mark name={away.critical > 0 ? 'critical' : away.warning > 0 ? 'warning' : 'info'} />
      <p className={styles.title}>{titleOf(t, away)}</p>
      {facts.map(({ name, count, view }) => {
        const words = t(`away.${name}`, { count, formatted: formatNumber(locale, count) })
        return (
          <Button
            key={name}
            size="small"
            data-testid={`away-${name}`}
            data-count={count}
            onClick={() => show(view)}
          >
            {words}
          </Button>
        )
      })}
      {facts.length === 0 && <p className={styles.soft}>{t('away.nothing')}</p>}
      <Button size="small" look="quiet" className={styles.close} aria-label={t('app.close')} onClick={close}>
        <X size={14} strokeWidth={1.75} aria-hidden="true" />
      </Button>
    </section>
  )
}

function titleOf(t: Translate, { from, to }: Away): string {
  return t('away.title', { time: durationOf(t, to - from, 'coarse').text })
}

import { BellOff, Pause, VolumeX } from 'lucide-react'
import { isSilenced } from '../../../../shared/domain/alert.ts'
import { formatTime } from '../../../../shared/i18n/format.ts'
import { useConsole, useSpeech, useView } from '../../../app/console-context.tsx'
import { useVersion } from '../../../app/use-rows.ts'
import { countOpen } from '../../../store/open-alerts.ts'
import { Mark } from '../../../ui/mark.tsx'
import { useEvery } from '../use-clock.ts'
import type { Turns } from '../use-turns.ts'
import styles from './wall-header.module.css'

const icon = { size: '1em', strokeWidth: 2, 'aria-hidden': true } as const

/** Clock, the name of the view, and what a passer-by must know: alerts, silence, whether anything stands still. */
export function WallHeader({ turns }: { readonly turns: Turns }) {
  const { t, locale } = useSpeech()
  const demo = useView((state) => state.info?.demo === true)
  const minute = useEvery(60_000)
  return (
    <header className={styles.header}>
      <p className={styles.clock} data-testid="wall-clock">
        {formatTime(locale, minute, 'time')}
      </p>
      <p className={styles.day}>{formatTime(locale, minute, 'weekday')}</p>
      <h1 className={styles.view} data-testid="wall-title">
        {t(`nav.${turns.view}`)}
      </h1>
      <div className={styles.right}>
        {demo && <span className={styles.fact}>{t('wall.simulation')}</span>}
        {turns.stopped && (
          <span className={styles.fact} data-testid="wall-stopped">
            <Pause {...icon} />
            {t('wall.stopped')}
          </span>
        )}
        <Alerts />
        <Sound />
        <AllLive />
      </div>
    </header>
  )
}

function Alerts() {
  const { alerts } = useConsole().store.tables
  const { t } = useSpeech()
  useVersion(alerts)
  const { count } = countOpen(alerts.rows.values())
  let silenced = 0
  for (const alert of alerts.rows.values()) if (isSilenced(alert)) silenced += 1
  return (
    <>
      {count > 0 && (
        <span className={styles.fact} data-testid="wall-open">
          {t('wall.open', { count })}
        </span>
      )}
      {silenced > 0 && (
        <span className={styles.fact} data-testid="wall-silenced">
          <BellOff {...icon} />
          {t('wall.silenced', { count: silenced })}
        </span>
      )}
    </>
  )
}

/** A wall that makes no sound says so: somebody may count on hearing it. */
function Sound() {
  const { t } = useSpeech()
  const { muted, sound } = useView((state) => state.settings.attention)
  if (!muted && sound) return null
  return (
    <span className={styles.fact} data-testid="wall-muted">
      <VolumeX {...icon} />
      {t(muted ? 'wall.muted' : 'wall.noSound')}
    </span>
  )
}

/** The quiet word when everything is live; the band says it when something is not. */
function AllLive() {
  const { store } = useConsole()
  const { t } = useSpeech()
  useVersion(store.tables.sources)
  const sources = [...store.tables.sources.rows.values()].filter(
    ({ connection }) => connection.state !== 'off',
  )
  if (sources.length === 0) return <span className={styles.fact}>{t('wall.noSource')}</span>
  if (sources.some(({ connection }) => connection.state !== 'live')) return null
  return (
    <span className={styles.fact} data-testid="wall-fresh">
      <Mark name="live" />
      {t('wall.fresh')}
    </span>
  )
}

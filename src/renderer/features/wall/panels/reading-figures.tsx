import { useSpeech } from '../../../app/console-context.tsx'
import { useSource } from '../../../app/use-freshness.ts'
import { currencyOf } from '../../../store/source-currency.ts'
import { cellText, Figure, type KeyedReading, tileValue, useReadings } from '../../readings/index.ts'
import { WallFigure } from '../parts/figure.tsx'
import { pageOf } from '../turns.ts'
import { useWall } from '../wall-context.tsx'
import styles from './figures.module.css'

/** Figures that have room in one line. */
const shownReadings = 4

/** Mapped figures of every generic source (issue 3.6), a line of them at a time. */
export function ReadingFigures() {
  const { round } = useWall()
  const { t } = useSpeech()
  const readings = [...useReadings('tile', 'progress').values()].flat()
  if (readings.length === 0) return null
  const page = pageOf(readings.length, shownReadings, round)
  return (
    <section className={styles.revenue} aria-label={t('wall.latest')}>
      {readings.slice(page.from, page.to).map(({ key, reading }) => (
        <ReadingFigure key={key} reading={reading} />
      ))}
    </section>
  )
}

function ReadingFigure({ reading }: Pick<KeyedReading, 'reading'>) {
  const speech = useSpeech()
  const source = useSource(reading.source)
  const currency = currencyOf(source)
  const { entry, value, total } = reading
  const shown = tileValue(speech, value)
  const amount = entry.kind === 'tile' && entry.unit === 'money'
  return (
    <WallFigure
      id={`reading-${entry.id}`}
      source={reading.source}
      label={entry.label}
      value={shown}
      at={reading.receivedAt}
      note={source?.name ?? reading.source}
      length={cellText(speech, shown).length + (amount ? 3 : 1)}
      amount={amount}
    >
      <Figure entry={entry} value={value} total={total} currency={currency} />
    </WallFigure>
  )
}

import { useSpeech } from '../../app/console-context.tsx'
import { useSource } from '../../app/use-freshness.ts'
import { TileStrip } from '../../ui/tile-strip.tsx'
import { ReadingTile } from './reading-tile.tsx'
import { type KeyedReading, useReadings } from './use-readings.ts'

/** Cells of one line; what is more goes into another line. */
const perLine = 6

/** Mapped figures and progress of every generic source (issue 3.6). */
export function ReadingStrips() {
  const bySource = useReadings('tile', 'progress')
  return [...bySource].flatMap(([source, readings]) =>
    linesOf(readings).map((line) => (
      <ReadingStrip key={line[0]?.key ?? source} source={source} readings={line} />
    )),
  )
}

interface ReadingStripProps {
  readonly source: string
  readonly readings: readonly KeyedReading[]
}

function ReadingStrip({ source, readings }: ReadingStripProps) {
  const { t } = useSpeech()
  const name = useSource(source)?.name ?? source
  const at = Math.max(...readings.map(({ reading }) => reading.receivedAt))
  return (
    <TileStrip
      source={source}
      label={t('readings.group', { name })}
      at={at}
      columns={Math.max(3, readings.length)}
    >
      {readings.map(({ key, reading }) => (
        <ReadingTile key={key} reading={reading} />
      ))}
    </TileStrip>
  )
}

function linesOf(readings: readonly KeyedReading[]): readonly (readonly KeyedReading[])[] {
  const lines: (readonly KeyedReading[])[] = []
  for (let at = 0; at < readings.length; at += perLine) lines.push(readings.slice(at, at + perLine))
  return lines
}

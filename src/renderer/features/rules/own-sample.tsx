import { useState } from 'react'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'
import fields from '../../ui/field.module.css'
import { MappingEvents, useSourceFeed } from '../sources/index.ts'
import styles from './rule-dialog.module.css'

/** Messages that can be picked from. */
const shownMessages = 30

export interface OwnSampleProps {
  /** Sources of the rule; the sample begins with the first of them. */
  readonly sources: readonly string[]
  readonly onPick: (path: string, name: string, type: string) => void
}

/** The last events of a source; the fields of one of them can be picked. */
export function OwnSample({ sources, onPick }: OwnSampleProps) {
  const { store, sources: order } = useConsole()
  const { t } = useSpeech()
  useVersion(store.tables.sources)
  const [chosen, setChosen] = useState<string | null>(null)
  const all = [...order.entries()].map(({ value }) => value)
  const source = chosen ?? sources[0] ?? all[0]?.id ?? ''
  const feed = useSourceFeed(source, shownMessages)
  return (
    <div className={styles.sample}>
      <select
        className={`${fields.control} ${styles.sampleSource}`}
        data-testid="rule-sample-source"
        aria-label={t('rule.eventsSource')}
        value={source}
        onChange={(event) => setChosen(event.target.value)}
      >
        {all.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <MappingEvents key={source} feed={feed} onPick={onPick} />
    </div>
  )
}

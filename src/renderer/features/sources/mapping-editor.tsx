import { useMemo, useState } from 'react'
import type { MappingEntry } from '../../../shared/domain/mapping.ts'
import type { RequestError } from '../../../shared/ipc/envelope.ts'
import type { SourceSettings } from '../../../shared/settings/schema.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './mapping.module.css'
import {
  firstPathField,
  mappingProblems,
  newEntry,
  type PathField,
  replaced,
  withPath,
} from './mapping-draft.ts'
import { MappingEntries } from './mapping-entries.tsx'
import { MappingEvents } from './mapping-events.tsx'
import { MappingFiles } from './mapping-files.tsx'
import { MappingPreview } from './mapping-preview.tsx'
import { payloadOf, previewReadings } from './preview-readings.ts'
import { sourceErrorWords } from './source-error-words.ts'
import { useSourceFeed } from './use-source-feed.ts'

/** Messages that can be picked from, and that the preview reads. */
const shownMessages = 30

export interface MappingEditorProps {
  readonly source: SourceSettings
  readonly locked: boolean
  /** Something was changed that would be lost. */
  readonly onChanged: () => void
  readonly onClose: () => void
}

/** Messages at the left, entries in the middle, and at the right what they would show of the real messages. */
export function MappingEditor({ source, locked, onChanged, onClose }: MappingEditorProps) {
  const { bridge, toasts } = useConsole()
  const { t } = useSpeech()
  const [entries, putEntries] = useState<readonly MappingEntry[]>(source.mapping)
  const setEntries = (next: readonly MappingEntry[]): void => {
    putEntries(next)
    onChanged()
  }
  const [selected, setSelected] = useState<string | null>(source.mapping[0]?.id ?? null)
  const [target, setTarget] = useState<PathField | null>(null)
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<RequestError | null>(null)
  const feed = useSourceFeed(source.id, shownMessages)
  const readings = useMemo(() => {
    const events = feed
      .map(({ value }) => ({ type: value.type, data: payloadOf(value.data) }))
      .filter(({ data }) => data !== undefined)
    return previewReadings(entries, events.toReversed())
  }, [entries, feed])
  const problems = tried ? mappingProblems(entries) : new Map<number, ReadonlySet<string>>()

  /** A field of a message was picked: it goes where the cursor was, or becomes a tile of its own. */
  const pick = (path: string, name: string, type: string): void => {
    const entry = entries.find(({ id }) => id === selected)
    if (entry) {
      const changed = withPath(entry, target ?? firstPathField(entry), path, name)
      setEntries(replaced(entries, entry.id, changed))
      return
    }
    const made = withPath({ ...newEntry('tile', entries, ''), type }, 'value', path, name)
    setEntries([...entries, made])
    setSelected(made.id)
  }

  const save = async (): Promise<void> => {
    setTried(true)
    const wrong = [...mappingProblems(entries).keys()][0]
    if (wrong !== undefined) {
      setSelected(entries[wrong]?.id ?? null)
      return
    }
    const answer = await bridge.request('source.update', { source: { ...source, mapping: [...entries] } })
    if (!answer.ok) return setError(answer.error)
    toasts.show({ title: t('mapping.saved'), data: { kind: 'done', mark: 'done' } })
    onClose()
  }

  return (
    <>
      <div className={styles.columns}>
        <MappingEvents feed={feed} onPick={pick} />
        <MappingEntries
          entries={entries}
          selected={selected}
          problems={problems}
          types={[...new Set(feed.map(({ value }) => value.type))]}
          onSelect={(id) => {
            setSelected(id)
            setTarget(null)
          }}
          onTarget={setTarget}
          onChange={setEntries}
        />
        <MappingPreview readings={readings} currency={source.currency} />
      </div>
      <footer className={styles.footer}>
        <MappingFiles
          source={source}
          changed={entries !== source.mapping}
          onImport={(imported) => {
            setEntries(imported)
            setSelected(imported[0]?.id ?? null)
          }}
        />
        {error !== null && (
          <p className={styles.error} role="alert">
            {sourceErrorWords(t, error)}
          </p>
        )}
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="primary" data-testid="mapping-save" disabled={locked} onClick={() => void save()}>
          {t('app.save')}
        </Button>
      </footer>
    </>
  )
}

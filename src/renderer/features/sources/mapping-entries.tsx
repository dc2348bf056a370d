import { ChevronDown, ChevronUp, Plus, Trash2 } from 'lucide-react'
import type { MappingEntry } from '../../../shared/domain/mapping.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import styles from './mapping.module.css'
import { entryKinds, newEntry, type PathField, replaced, shifted } from './mapping-draft.ts'
import { MappingEntryForm } from './mapping-entry-form.tsx'

export interface MappingEntriesProps {
  readonly entries: readonly MappingEntry[]
  readonly selected: string | null
  /** By place: the fields that are wrong. */
  readonly problems: ReadonlyMap<number, ReadonlySet<string>>
  /** Types of the messages that came, to choose from. */
  readonly types: readonly string[]
  readonly onSelect: (id: string | null) => void
  readonly onTarget: (field: PathField) => void
  readonly onChange: (entries: readonly MappingEntry[]) => void
}

/** The entries in their order, and the form of the chosen one. */
export function MappingEntries(props: MappingEntriesProps) {
  const { entries, selected, problems, types, onSelect, onTarget, onChange } = props
  const { t } = useSpeech()
  const place = entries.findIndex(({ id }) => id === selected)
  const entry = entries[place]
  return (
    <section className={styles.column} aria-label={t('mapping.entries')}>
      <header className={styles.head}>
        <h3>{t('mapping.entries')}</h3>
        <span className={styles.adds}>
          {entryKinds.map((kind) => (
            <Button
              key={kind}
              size="small"
              data-testid={`mapping-add-${kind}`}
              onClick={() => {
                const made = newEntry(kind, entries, '')
                onChange([...entries, made])
                onSelect(made.id)
              }}
            >
              <Plus size={13} strokeWidth={1.75} aria-hidden="true" />
              {t(`mapping.kind.${kind}`)}
            </Button>
          ))}
        </span>
      </header>
      {entries.length === 0 ? (
        <Empty title={t('mapping.empty')} body={t('mapping.emptyBody')} />
      ) : (
        <ol className={styles.entries}>
          {entries.map((item, index) => (
            <li
              key={item.id}
              className={styles.entry}
              data-active={item.id === selected}
              data-testid="mapping-entry"
              data-id={item.id}
            >
              <button
                type="button"
                className={styles.choice}
                aria-pressed={item.id === selected}
                data-wrong={problems.has(index)}
                onClick={() => onSelect(item.id)}
                onKeyDown={(event) => {
                  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
                  event.preventDefault()
                  onChange(shifted(entries, item.id, event.key === 'ArrowUp' ? -1 : 1))
                }}
              >
                <span className={styles.entryName}>
                  {item.label === '' ? t('mapping.unnamed') : item.label}
                </span>
                <span className={styles.entryKind}>{t(`mapping.kind.${item.kind}`)}</span>
              </button>
              <Button
                size="small"
                look="quiet"
                className={styles.icon}
                aria-label={t('mapping.up', { name: item.label })}
                title={t('mapping.up', { name: item.label })}
                disabled={index === 0}
                onClick={() => onChange(shifted(entries, item.id, -1))}
              >
                <ChevronUp size={14} strokeWidth={1.75} aria-hidden="true" />
              </Button>
              <Button
                size="small"
                look="quiet"
                className={styles.icon}
                aria-label={t('mapping.down', { name: item.label })}
                title={t('mapping.down', { name: item.label })}
                disabled={index === entries.length - 1}
                onClick={() => onChange(shifted(entries, item.id, 1))}
              >
                <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
              </Button>
              <Button
                size="small"
                look="quiet"
                className={styles.icon}
                data-testid={`mapping-remove-${item.id}`}
                aria-label={t('mapping.remove', { name: item.label })}
                title={t('mapping.remove', { name: item.label })}
                onClick={() => {
                  const left = entries.filter((other) => other !== item)
                  onChange(left)
                  if (item.id === selected) onSelect(left[Math.min(index, left.length - 1)]?.id ?? null)
                }}
              >
                <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ol>
      )}
      {entry && (
        <MappingEntryForm
          key={entry.id}
          entry={entry}
          wrong={problems.get(place) ?? new Set()}
          types={types}
          onTarget={onTarget}
          onChange={(changed) => onChange(replaced(entries, entry.id, changed))}
        />
      )}
    </section>
  )
}

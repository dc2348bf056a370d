import { useMemo, useState } from 'react'
import type { FeedItem } from '../../../shared/domain/feed.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import type { Entry } from '../../store/sorted-list.ts'
import { Empty } from '../../ui/empty.tsx'
import fields from '../../ui/field.module.css'
import { FieldList } from './field-list.tsx'
import { fieldTree } from './field-tree.ts'
import styles from './mapping.module.css'
import { payloadOf } from './preview-readings.ts'

export interface MappingEventsProps {
  readonly feed: readonly Entry<FeedItem>[]
  readonly onPick: (path: string, name: string, type: string) => void
}

/** The last messages of the source; the fields of one of them can be picked. */
export function MappingEvents({ feed, onPick }: MappingEventsProps) {
  const { t, locale } = useSpeech()
  // Held on to while new ones arrive: a tree that changes under the pointer cannot be clicked.
  const [held, setHeld] = useState<FeedItem | null>(null)
  const item = held ?? feed[0]?.value ?? null
  const payload = useMemo(() => (item ? payloadOf(item.data) : undefined), [item])
  const known = feed.some(({ value }) => value.id === item?.id)
  return (
    <section className={styles.column} aria-label={t('mapping.events')}>
      <h3 className={styles.head}>{t('mapping.events')}</h3>
      {item === null ? (
        <Empty title={t('mapping.noEvents')} body={t('mapping.noEventsBody')} />
      ) : (
        <>
          <div className={styles.choose}>
            <select
              className={fields.control}
              data-testid="mapping-event"
              aria-label={t('mapping.event')}
              value={item.id}
              onChange={(event) => {
                const next = feed.find(({ value }) => value.id === event.target.value)
                setHeld(next?.value ?? null)
              }}
            >
              {!known && (
                <option
                  value={item.id}
                >{`${item.type} · ${formatTime(locale, item.receivedAt, 'full')}`}</option>
              )}
              {feed.map(({ key, value }) => (
                <option key={key} value={value.id}>
                  {`${value.type} · ${formatTime(locale, value.receivedAt, 'full')}`}
                </option>
              ))}
            </select>
            <p className={styles.hint}>{t('mapping.pick')}</p>
          </div>
          {payload === undefined ? (
            <Empty title={t('mapping.unreadable')} body={t('mapping.unreadableBody')} />
          ) : (
            <div className={styles.tree}>
              <FieldList
                nodes={fieldTree(payload)}
                onPick={(node) => {
                  setHeld(item)
                  onPick(node.path, node.name, item.type)
                }}
              />
            </div>
          )}
        </>
      )}
    </section>
  )
}

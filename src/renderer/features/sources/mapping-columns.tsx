import { Plus, Trash2 } from 'lucide-react'
import type { MappingEntry } from '../../../shared/domain/mapping.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import fields from '../../ui/field.module.css'
import styles from './mapping.module.css'
import type { PathField } from './mapping-draft.ts'

type Table = Extract<MappingEntry, { kind: 'table' }>

/** As many columns as a table may have (mapping.ts). */
const mostColumns = 12

export interface MappingColumnsProps {
  readonly entry: Table
  readonly wrong: ReadonlySet<string>
  readonly onTarget: (field: PathField) => void
  readonly onChange: (entry: Table) => void
}

/** Columns of a table: a label and a path inside a row. */
export function MappingColumns({ entry, wrong, onTarget, onChange }: MappingColumnsProps) {
  const { t } = useSpeech()
  const { columns } = entry
  const change = (at: number, part: Partial<Table['columns'][number]>): void =>
    onChange({
      ...entry,
      columns: columns.map((column, index) => (index === at ? { ...column, ...part } : column)),
    })
  return (
    <fieldset className={styles.columnList}>
      <legend className={styles.legend}>{t('mapping.columns')}</legend>
      {columns.map((column, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; it has nothing else that stays
        <div key={index} className={styles.columnRow}>
          <input
            className={fields.control}
            data-testid={`mapping-column-label-${index}`}
            aria-label={t('mapping.columnLabel', { n: index + 1 })}
            placeholder={t('mapping.label')}
            value={column.label}
            maxLength={80}
            aria-invalid={wrong.has(`columns.${index}.label`)}
            onFocus={() => onTarget(`columns.${index}`)}
            onChange={(event) => change(index, { label: event.target.value })}
          />
          <input
            className={`${fields.control} ${styles.code}`}
            data-testid={`mapping-path-columns.${index}`}
            aria-label={t('mapping.columnPath', { n: index + 1 })}
            placeholder={t('mapping.path')}
            value={column.value}
            maxLength={300}
            spellCheck={false}
            onFocus={() => onTarget(`columns.${index}`)}
            onChange={(event) => change(index, { value: event.target.value })}
          />
          <Button
            size="small"
            look="quiet"
            className={styles.icon}
            aria-label={t('mapping.removeColumn', { n: index + 1 })}
            title={t('mapping.removeColumn', { n: index + 1 })}
            disabled={columns.length === 1}
            onClick={() => onChange({ ...entry, columns: columns.filter((_, other) => other !== index) })}
          >
            <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        </div>
      ))}
      {[...wrong].some((field) => field.startsWith('columns.')) && (
        <p className={styles.error} role="alert">
          {t('mapping.badColumns')}
        </p>
      )}
      <Button
        size="small"
        data-testid="mapping-add-column"
        disabled={columns.length >= mostColumns}
        onClick={() => {
          onTarget(`columns.${columns.length}`)
          onChange({ ...entry, columns: [...columns, { label: '', value: '' }] })
        }}
      >
        <Plus size={13} strokeWidth={1.75} aria-hidden="true" />
        {t('mapping.addColumn')}
      </Button>
    </fieldset>
  )
}

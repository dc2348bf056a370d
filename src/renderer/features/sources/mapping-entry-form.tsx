import type { MappingEntry } from '../../../shared/domain/mapping.ts'
import { useSpeech } from '../../app/console-context.tsx'
import fields from '../../ui/field.module.css'
import { Field } from '../../ui/field.tsx'
import styles from './mapping.module.css'
import { MappingColumns } from './mapping-columns.tsx'
import { type PathField, tileUnits } from './mapping-draft.ts'
import { PathInput } from './path-input.tsx'

export interface MappingEntryFormProps {
  readonly entry: MappingEntry
  readonly wrong: ReadonlySet<string>
  readonly types: readonly string[]
  readonly onTarget: (field: PathField) => void
  readonly onChange: (entry: MappingEntry) => void
}

/** Label, type of message and paths of one entry. */
export function MappingEntryForm({ entry, wrong, types, onTarget, onChange }: MappingEntryFormProps) {
  const { t } = useSpeech()
  const path = { wrong, onTarget }
  return (
    <div className={styles.form} data-typing>
      <div className={styles.pair}>
        <Field label={t('mapping.label')} error={wrong.has('label') ? t('mapping.badLabel') : null}>
          <input
            className={fields.control}
            data-testid="mapping-label"
            value={entry.label}
            maxLength={80}
            aria-invalid={wrong.has('label')}
            onChange={(event) => onChange({ ...entry, label: event.target.value })}
          />
        </Field>
        <Field label={t('mapping.type')} hint={t('mapping.typeHint')}>
          <input
            className={`${fields.control} ${styles.code}`}
            data-testid="mapping-type"
            list="mapping-types"
            value={entry.type}
            maxLength={200}
            spellCheck={false}
            onChange={(event) => onChange({ ...entry, type: event.target.value })}
          />
        </Field>
        <datalist id="mapping-types">
          {types.map((type) => (
            <option key={type} value={type} />
          ))}
        </datalist>
      </div>
      {entry.kind === 'tile' && (
        <div className={styles.pair}>
          <PathInput
            {...path}
            field="value"
            label={t('mapping.value')}
            value={entry.value}
            onChange={(value) => onChange({ ...entry, value })}
          />
          <Field label={t('mapping.unit')}>
            <select
              className={fields.control}
              data-testid="mapping-unit"
              value={entry.unit}
              onChange={(event) => {
                const unit = tileUnits.find((name) => name === event.target.value)
                if (unit) onChange({ ...entry, unit })
              }}
            >
              {tileUnits.map((unit) => (
                <option key={unit} value={unit}>
                  {t(`mapping.unit.${unit}`)}
                </option>
              ))}
            </select>
          </Field>
        </div>
      )}
      {entry.kind === 'progress' && (
        <div className={styles.pair}>
          <PathInput
            {...path}
            field="value"
            label={t('mapping.done')}
            value={entry.value}
            onChange={(value) => onChange({ ...entry, value })}
          />
          <PathInput
            {...path}
            field="total"
            label={t('mapping.total')}
            hint={t('mapping.totalHint')}
            value={entry.total}
            onChange={(total) => onChange({ ...entry, total })}
          />
        </div>
      )}
      {entry.kind === 'table' && (
        <>
          <div className={styles.pair}>
            <PathInput
              {...path}
              field="rows"
              label={t('mapping.rows')}
              hint={t('mapping.rowsHint')}
              value={entry.rows}
              onChange={(rows) => onChange({ ...entry, rows })}
            />
            <PathInput
              {...path}
              field="key"
              label={t('mapping.key')}
              hint={t('mapping.keyHint')}
              value={entry.key}
              onChange={(key) => onChange({ ...entry, key })}
            />
          </div>
          <MappingColumns entry={entry} {...path} onChange={onChange} />
        </>
      )}
    </div>
  )
}

import { operators } from '../../../shared/domain/rule.ts'
import { useSpeech } from '../../app/console-context.tsx'
import fields from '../../ui/field.module.css'
import { Field } from '../../ui/field.tsx'
import type { OwnDraft, OwnProblem, PathTarget } from './own-draft.ts'
import { isOrder } from './own-draft.ts'
import styles from './rule-dialog.module.css'

export interface OwnFieldsProps {
  readonly draft: OwnDraft
  readonly problems: ReadonlySet<OwnProblem>
  readonly change: (part: Partial<OwnDraft>) => void
  /** The cursor is in this field now: a picked field of an event goes there. */
  readonly onTarget: (target: PathTarget) => void
}

/** Name, where the value is, and what it is compared with. */
export function OwnFields({ draft, problems, change, onTarget }: OwnFieldsProps) {
  const { t } = useSpeech()
  const path = (name: 'each' | 'key' | 'value', hint?: string) => (
    <Field
      label={t(`rule.${name}`)}
      error={
        problems.has(name)
          ? t(name === 'value' && draft.value.trim() === '' ? 'rule.badValue' : 'rule.badPath')
          : null
      }
      {...(hint === undefined ? {} : { hint })}
    >
      <input
        className={`${fields.control} ${styles.code}`}
        data-testid={`rule-${name}`}
        value={draft[name]}
        maxLength={300}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problems.has(name)}
        onFocus={() => onTarget(name)}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <>
      <Field label={t('rule.nameLabel')} error={problems.has('name') ? t('rule.badName') : null}>
        <input
          className={fields.control}
          data-testid="rule-name"
          value={draft.name}
          maxLength={100}
          autoComplete="off"
          aria-invalid={problems.has('name')}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      {path('value')}
      <div className={styles.pair}>
        <Field label={t('rule.operator')}>
          <select
            className={fields.control}
            data-testid="rule-operator"
            value={draft.operator}
            onChange={(event) => {
              const operator = operators.find((name) => name === event.target.value)
              if (operator) change({ operator })
            }}
          >
            {operators.map((operator) => (
              <option key={operator} value={operator}>
                {t(`rule.operator.${operator}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field
          label={t('rule.limit')}
          error={
            problems.has('limit')
              ? t(draft.limit.trim() === '' || !isOrder(draft.operator) ? 'rule.emptyLimit' : 'rule.badLimit')
              : null
          }
        >
          <input
            className={fields.control}
            data-testid="rule-limit"
            value={draft.limit}
            maxLength={200}
            autoComplete="off"
            aria-invalid={problems.has('limit')}
            onChange={(event) => change({ limit: event.target.value })}
          />
        </Field>
      </div>
      <div className={styles.pair}>
        {path('each', t('rule.eachHint'))}
        {path('key', t('rule.keyHint'))}
      </div>
      <Field label={t('rule.type')}>
        <input
          className={`${fields.control} ${styles.code}`}
          data-testid="rule-type"
          value={draft.type}
          maxLength={200}
          placeholder={t('rule.everyType')}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => change({ type: event.target.value })}
        />
      </Field>
    </>
  )
}

import { type FormEvent, useState } from 'react'
import { type OwnThresholds, productTypes } from '../../../../shared/domain/stock.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useVersion } from '../../../app/use-rows.ts'
import { Button } from '../../../ui/button.tsx'
import fields from '../../../ui/field.module.css'
import { Field } from '../../../ui/field.tsx'
import { typeName } from '../../stock/index.ts'
import styles from '../settings-view.module.css'
import { GoodsInput } from './goods-input.tsx'
import { type ThresholdsDraft, thresholdsOf, thresholdsProblem } from './own-thresholds.ts'

const empty: ThresholdsDraft = {
  source: '',
  productType: '',
  productId: '',
  branch: '',
  low: '',
  medium: '',
}
const problemWords = {
  target: 'limits.pickOne',
  numbers: 'settings.thresholdsWhole',
  order: 'settings.thresholdsBad',
} as const

export interface OwnThresholdsFormProps {
  /** False when it was refused. */
  readonly onAdd: (entry: OwnThresholds) => Promise<boolean>
}

/** Gives some of the goods limits of their own: picked from the types, items and branches that there are. */
export function OwnThresholdsForm({ onAdd }: OwnThresholdsFormProps) {
  const { stockFacets, store } = useConsole()
  const { t } = useSpeech()
  useVersion(stockFacets)
  const [draft, setDraft] = useState(empty)
  const [tried, setTried] = useState(false)
  // The item's field begins anew once its item was taken over.
  const [round, setRound] = useState(0)
  const problem = tried ? thresholdsProblem(draft) : null
  const change = (part: Partial<ThresholdsDraft>): void => setDraft((before) => ({ ...before, ...part }))
  const branches = stockFacets.branches().filter(({ id }) => id !== '')
  const several = new Set(branches.map(({ source }) => source)).size > 1
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    const entry = thresholdsOf(draft)
    if (entry === null || !(await onAdd(entry))) return
    setDraft(empty)
    setTried(false)
    setRound((before) => before + 1)
  }
  const number = (name: 'low' | 'medium') => (
    <Field label={t(`limits.${name}`)} className={styles.narrow}>
      <input
        className={`${fields.control} ${styles.right}`}
        data-testid={`own-limit-${name}`}
        inputMode="numeric"
        value={draft[name]}
        maxLength={6}
        aria-invalid={problem === 'numbers' || problem === 'order'}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <form className={styles.add} onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t('limits.type')} className={styles.narrow}>
        <select
          className={fields.control}
          data-testid="own-limit-type"
          value={draft.productType}
          disabled={draft.productId !== ''}
          onChange={(event) => change({ productType: event.target.value })}
        >
          <option value="">{t('limits.any')}</option>
          {productTypes.map((type) => (
            <option key={type} value={type}>
              {typeName(t, type)}
            </option>
          ))}
        </select>
      </Field>
      <GoodsInput
        key={round}
        onPick={(item) =>
          change({
            productId: item?.productId ?? '',
            ...(item === null ? {} : { productType: item.productType, source: item.source }),
          })
        }
      />
      <Field label={t('limits.branch')} className={styles.wide}>
        <select
          className={fields.control}
          data-testid="own-limit-branch"
          value={branches.find(({ id, source }) => id === draft.branch && source === draft.source)?.key ?? ''}
          onChange={(event) => {
            const branch = branches.find(({ key }) => key === event.target.value)
            change(branch ? { branch: branch.id, source: branch.source } : { branch: '' })
          }}
        >
          <option value="">{t('limits.any')}</option>
          {branches.map(({ key, name, source }) => (
            <option key={key} value={key}>
              {several ? `${name} · ${store.tables.sources.rows.get(source)?.name ?? source}` : name}
            </option>
          ))}
        </select>
      </Field>
      {number('low')}
      {number('medium')}
      <Button type="submit" data-testid="own-limit-add">
        {t('limits.add')}
      </Button>
      {problem !== null && (
        <p className={`${styles.problem} ${styles.below}`} role="alert">
          {t(problemWords[problem])}
        </p>
      )}
    </form>
  )
}

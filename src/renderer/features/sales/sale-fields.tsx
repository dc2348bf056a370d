import { Plus } from 'lucide-react'
import type { RefObject } from 'react'
import type { Payer } from '../../../shared/domain/sale.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { parseQuantity, type SaleForm, typeQuantity } from '../../store/sale-store.ts'
import type { BranchFacet } from '../../store/stock-facets.ts'
import { Button } from '../../ui/button.tsx'
import fields from '../../ui/field.module.css'
import { Field } from '../../ui/field.tsx'
import styles from './sale-form.module.css'

export interface SaleFieldsProps {
  readonly form: SaleForm
  readonly branches: readonly BranchFacet[]
  readonly edit: (change: (form: SaleForm) => Partial<SaleForm>) => void
  readonly pickButton: RefObject<HTMLButtonElement | null>
  readonly quantityField: RefObject<HTMLInputElement | null>
  readonly onPick: () => void
}

/** Item and quantity first, then who pays. */
export function SaleFields({ form, branches, edit, pickButton, quantityField, onPick }: SaleFieldsProps) {
  const { t } = useSpeech()
  const busy = form.status.step === 'sending'
  const selected = form.lines.find((line) => line.stockKey === form.selected)
  return (
    <div className={styles.fields}>
      {branches.length > 1 && (
        <Field label={t('pos.branch')} className={styles.wide}>
          <select
            className={fields.control}
            value={form.branch}
            // Lines belong to one branch: another branch is another sale.
            disabled={busy || form.lines.length > 0}
            onChange={(event) => edit(() => ({ branch: event.target.value }))}
          >
            {branches.map((branch) => (
              <option key={branch.key} value={branch.id}>
                {branch.name}
              </option>
            ))}
          </select>
        </Field>
      )}
      <div className={styles.entry}>
        <Button
          ref={pickButton}
          className={styles.pick}
          data-testid="pos-product-picker"
          disabled={busy}
          onClick={onPick}
        >
          <Plus size={15} strokeWidth={1.75} aria-hidden="true" />
          {t(form.lines.length === 0 ? 'pos.pick' : 'pos.add')}
        </Button>
        <label className={styles.quantity}>
          <span className={selected ? undefined : styles.soft}>
            {selected ? t('pos.quantityOf', { name: selected.name }) : t('pos.quantity')}
          </span>
          <input
            ref={quantityField}
            className={fields.control}
            data-testid="pos-quantity"
            inputMode="numeric"
            autoComplete="off"
            value={form.quantity}
            disabled={busy}
            aria-invalid={parseQuantity(form.quantity) === null}
            onFocus={(event) => event.target.select()}
            onChange={(event) => edit((draft) => typeQuantity(draft, event.target.value))}
          />
        </label>
      </div>
      <Field label={t('pos.payer')}>
        <select
          className={fields.control}
          data-testid="pos-payer"
          value={form.payer}
          disabled={busy}
          onChange={(event) => {
            const payer: Payer = event.target.value === 'bpjs' ? 'bpjs' : 'umum'
            edit(() => ({ payer }))
          }}
        >
          <option value="umum">{t('payer.umum')}</option>
          <option value="bpjs">{t('payer.bpjs')}</option>
        </select>
      </Field>
      <Field label={t('pos.patient')} hint={t('pos.patientHint')}>
        <input
          className={fields.control}
          data-testid="pos-patient"
          value={form.patientName}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          disabled={busy}
          onChange={(event) => edit(() => ({ patientName: event.target.value }))}
        />
      </Field>
    </div>
  )
}

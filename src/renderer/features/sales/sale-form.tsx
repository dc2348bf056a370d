import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { isFresh } from '../../../shared/domain/connection.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { submitSale } from '../../bridge/submit-sale.ts'
import {
  clearSale,
  editSale,
  isSendable,
  pickItem,
  type SaleForm as SaleFormState,
} from '../../store/sale-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { newSaleId } from './new-sale-id.ts'
import { ProductPicker } from './product-picker.tsx'
import { SaleFields } from './sale-fields.tsx'
import styles from './sale-form.module.css'
import { SaleLines } from './sale-lines.tsx'
import { SaleMessage } from './sale-message.tsx'
import { SubmitButton } from './submit-button.tsx'
import { useLineStockToast } from './use-line-stock-toast.ts'
import { usePosPlace } from './use-pos-stock.ts'

/** The branch that every new hub has (contract.md). */
const newHubBranch = 'utama'

/** Registers sales at the embedded hub. It shows what the hub's stream says; it never counts stock by itself. */
export function SaleForm() {
  const { bridge, saleStore } = useConsole()
  const { t } = useSpeech()
  const { hub, branches } = usePosPlace()
  const form = useStore(saleStore)
  const [picking, setPicking] = useState(false)
  const pickButton = useRef<HTMLButtonElement>(null)
  const quantityField = useRef<HTMLInputElement>(null)
  const firstBranch = (branches.find(({ id }) => id === newHubBranch) ?? branches[0])?.id

  useLineStockToast()

  // A shop with one branch has nothing to choose; with several, the choice is made once and stays.
  useEffect(() => {
    if (form.branch === '' && firstBranch !== undefined) saleStore.setState({ branch: firstBranch })
  }, [form.branch, firstBranch, saleStore])

  // After a sale the next one begins at the picker.
  useEffect(() => {
    if (form.status.step === 'accepted') pickButton.current?.focus()
  }, [form.status])

  const edit = (change: (form: SaleFormState) => Partial<SaleFormState>): void =>
    editSale(saleStore, newSaleId, change)
  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    const draft = saleStore.getState()
    if (isSendable(draft)) void submitSale(bridge, saleStore)
    // Pressed too early: the focus goes to what is missing.
    else if (draft.status.step !== 'sending') {
      const missing = draft.lines.length === 0 ? pickButton : quantityField
      missing.current?.focus()
    }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
  }

  if (!hub || branches.length === 0) {
    return (
      <Card title={t('pos.title')}>
        <Empty title={t('pos.noHub')} body={t('pos.noHubBody')} />
      </Card>
    )
  }
  return (
    <Card
      title={t('pos.title')}
      actions={
        form.lines.length > 0 &&
        form.status.step !== 'sending' && (
          <Button size="small" look="quiet" onClick={() => clearSale(saleStore)}>
            {t('pos.clear')}
          </Button>
        )
      }
    >
      <form
        className={styles.form}
        data-testid="pos-form"
        data-typing
        onSubmit={submit}
        onKeyDown={onKeyDown}
        noValidate
      >
        <SaleFields
          form={form}
          branches={branches}
          edit={edit}
          pickButton={pickButton}
          quantityField={quantityField}
          onPick={() => setPicking(true)}
        />
        <SaleLines form={form} edit={edit} />
        <SaleMessage form={form} live={isFresh(hub.connection)} hub={hub} />
        <SubmitButton form={form} ready={isSendable(form)} />
      </form>
      <ProductPicker
        open={picking}
        hubId={hub.id}
        branch={form.branch}
        branchName={branches.find(({ id }) => id === form.branch)?.name ?? form.branch}
        returnTo={quantityField}
        onClose={() => setPicking(false)}
        onPick={(item) => {
          edit((draft) => pickItem(draft, item))
          setPicking(false)
        }}
      />
    </Card>
  )
}

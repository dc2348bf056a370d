import { type StockItem, stockKey } from '../../../../shared/domain/stock.ts'
import { formatNumber } from '../../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useRow } from '../../../app/use-rows.ts'
import { stockCommand } from '../commands.ts'
import { CommandForm } from '../kit/command-form.tsx'

export interface StockFormProps {
  readonly item: StockItem
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** A correction of the stock with its reason: by a difference, or to what was counted. */
export function StockForm({ item, onDone, onCancel }: StockFormProps) {
  const { store } = useConsole()
  const { t, locale } = useSpeech()
  // What is sold meanwhile is seen meanwhile.
  const now = useRow(store.tables.stock, stockKey(item)) ?? item
  return (
    <CommandForm
      title={t('manage.products.adjustOf', { name: item.name })}
      note={t('manage.products.adjustNote', {
        branch: now.branchName,
        stock: formatNumber(locale, now.stock),
      })}
      fields={[
        {
          name: 'way',
          label: t('manage.way'),
          kind: 'choice',
          options: [
            { value: 'delta', label: t('manage.way.delta') },
            { value: 'counted', label: t('manage.way.counted') },
          ],
          wrong: t('manage.badChoice'),
        },
        {
          name: 'amount',
          label: t('manage.amount'),
          hint: t('manage.amountHint'),
          kind: 'number',
          path: ['delta', 'stock'],
          wrong: t('manage.badWhole'),
        },
        { name: 'reason', label: t('manage.reason'), kind: 'text', wrong: t('manage.badReason') },
      ]}
      initial={{
        way: 'delta',
        amount: '',
        reason: '',
        productType: item.productType,
        productId: item.productId,
        branchId: item.branch,
      }}
      submit={t('manage.products.adjust')}
      build={stockCommand}
      done={t('manage.products.adjusted')}
      onDone={onDone}
      onCancel={onCancel}
    />
  )
}

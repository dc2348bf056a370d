import { productTypes, type StockItem, stockKey } from '../../../../shared/domain/stock.ts'
import type { HubDirectory } from '../../../../shared/ipc/routes/hub.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useRow } from '../../../app/use-rows.ts'
import { productCommand } from '../commands.ts'
import { CommandForm } from '../kit/command-form.tsx'
import { branchOptions } from './section-options.ts'

export interface ProductFormProps {
  /** The product that is edited; null for a new one. */
  readonly item: StockItem | null
  readonly directory: HubDirectory
  readonly onDone: () => void
}

/** A product of one branch. What names it cannot be changed: it would be another product. */
export function ProductForm({ item: chosen, directory, onDone }: ProductFormProps) {
  const { store } = useConsole()
  const { t } = useSpeech()
  // What is sold while the form is open must not be undone by saving it.
  const now = useRow(store.tables.stock, chosen ? stockKey(chosen) : '')
  const item = chosen && (now ?? chosen)
  const fixed = item !== null
  return (
    <CommandForm
      title={t(item ? 'manage.products.edit' : 'manage.products.new')}
      {...(item ? { note: t('manage.products.editNote'), onCancel: onDone } : {})}
      fields={[
        {
          name: 'branchId',
          label: t('manage.branch'),
          kind: 'choice',
          options: branchOptions(directory),
          wrong: t('manage.badChoice'),
          fixed,
        },
        {
          name: 'productType',
          label: t('manage.productType'),
          kind: 'choice',
          options: productTypes.map((type) => ({ value: type, label: t(`type.${type}`) })),
          wrong: t('manage.badChoice'),
          fixed,
        },
        {
          name: 'productId',
          label: t('manage.productId'),
          kind: 'id',
          wrong: t('manage.badProductId'),
          fixed,
        },
        { name: 'name', label: t('manage.name'), kind: 'text', wrong: t('manage.badName') },
        { name: 'code', label: t('manage.code'), kind: 'id', wrong: t('manage.badLong'), optional: true },
        { name: 'stock', label: t('manage.stock'), kind: 'number', wrong: t('manage.badWhole') },
        { name: 'unitPrice', label: t('manage.price'), kind: 'number', wrong: t('manage.badCount') },
      ]}
      initial={{
        branchId: item?.branch ?? directory.branches[0]?.id ?? '',
        productType: item?.productType ?? 'frame',
        productId: item?.productId ?? '',
        name: item?.name ?? '',
        code: item?.code ?? '',
        stock: item ? String(item.stock) : '',
        unitPrice: item?.unitPrice == null ? '' : String(item.unitPrice),
      }}
      submit={t(item ? 'app.save' : 'manage.create')}
      build={productCommand}
      done={t('manage.products.saved')}
      onDone={onDone}
    />
  )
}

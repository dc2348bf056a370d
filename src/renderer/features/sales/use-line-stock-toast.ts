import { useEffect } from 'react'
import type { StockItem } from '../../../shared/domain/stock.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'

/**
 * Tells the cashier when the stock of an item in the sale changes under their hands (O9). Not while the sale itself is
 * on its way: that change is their own. A snapshot is no change.
 */
export function useLineStockToast(): void {
  const { store, saleStore, toasts } = useConsole()
  const { t, locale } = useSpeech()
  useEffect(() => {
    const tell = (item: StockItem, before: number): void => {
      toasts.show({
        title: t('pos.stockChanged', {
          name: item.name || item.code,
          before: formatNumber(locale, before),
          after: formatNumber(locale, item.stock),
        }),
        data: { kind: 'stock', mark: item.level },
      })
    }
    return store.tables.stock.attach({
      reset() {},
      change(key, before, after) {
        if (!before || !after || before.stock === after.stock) return
        const { lines, status } = saleStore.getState()
        if (status.step === 'sending' || !lines.some((line) => line.stockKey === key)) return
        tell(after, before.stock)
      },
    })
  }, [store, saleStore, toasts, t, locale])
}

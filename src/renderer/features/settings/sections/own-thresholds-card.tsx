import { Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import type { OwnThresholds } from '../../../../shared/domain/stock.ts'
import { formatNumber } from '../../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { typeName } from '../../stock/index.ts'
import { LockedNote } from '../setting-row.tsx'
import styles from '../settings-view.module.css'
import { useSaver } from '../use-saver.ts'
import { sameGoods, withThresholds } from './own-thresholds.ts'
import { OwnThresholdsForm } from './own-thresholds-form.tsx'

/** Limits of some items, types or branches (issue 4.1). */
export function OwnThresholdsCard() {
  const { toasts, viewStore } = useConsole()
  const { t, locale } = useSpeech()
  const { settings, locked, save } = useSaver()
  const { thresholds } = settings
  const own = thresholds.own ?? []
  const held = locked('thresholds')
  const nameOf = useGoodsName(own)
  const store = (change: (list: readonly OwnThresholds[]) => OwnThresholds[]): Promise<boolean> => {
    const now = viewStore.getState().settings.thresholds
    return save({ thresholds: { ...now, own: change(now.own ?? []) } })
  }
  const remove = async (entry: OwnThresholds): Promise<void> => {
    if (!(await store((list) => list.filter((other) => !sameGoods(other, entry))))) return
    toasts.show({
      title: t('limits.removed'),
      data: { kind: 'done', mark: 'done' },
      action: { label: t('rule.undo'), run: () => void store((list) => withThresholds(list, entry)) },
    })
  }
  return (
    <Card title={t('limits.own')} actions={held && <LockedNote />}>
      <p className={styles.hint}>{own.length === 0 ? t('limits.empty') : t('limits.hint')}</p>
      <ul>
        {own.map((entry) => {
          const name = nameOf(entry)
          return (
            <li key={JSON.stringify(entry)} className={styles.row} data-testid="own-limit">
              <span className={styles.label}>{name}</span>
              <div className={styles.control}>
                <span className={styles.mark} title={t('limits.low')}>
                  <Mark name="low" />
                  <span className={styles.figure}>{formatNumber(locale, entry.low)}</span>
                </span>
                <span className={styles.mark} title={t('limits.medium')}>
                  <Mark name="medium" />
                  <span className={styles.figure}>{formatNumber(locale, entry.medium)}</span>
                </span>
                {!held && (
                  <Button
                    size="small"
                    look="quiet"
                    data-testid="own-limit-remove"
                    aria-label={t('limits.remove', { name })}
                    title={t('limits.remove', { name })}
                    onClick={() => void remove(entry)}
                  >
                    <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
                  </Button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      {!held && <OwnThresholdsForm onAdd={(entry) => store((list) => withThresholds(list, entry))} />}
    </Card>
  )
}

/** Gives the words for the goods of an entry: `Frame · Ray-Ban Aviator · Cabang 2`. */
function useGoodsName(own: readonly OwnThresholds[]): (entry: OwnThresholds) => string {
  const { store, stockFacets } = useConsole()
  const { t } = useSpeech()
  const names = useMemo(() => {
    const wanted = new Set(own.map(({ productId }) => productId).filter((id) => id !== undefined))
    const found = new Map<string, string>()
    if (wanted.size === 0) return found
    for (const { productType, productId, name, code } of store.tables.stock.rows.values()) {
      if (wanted.has(productId)) found.set(`${productType}/${productId}`, name || code)
    }
    return found
  }, [own, store])
  return ({ source = '', productType = '', productId = '', branch = '' }) =>
    [
      productType === '' ? '' : typeName(t, productType),
      productId === '' ? '' : (names.get(`${productType}/${productId}`) ?? productId),
      branch === '' ? '' : stockFacets.branchName(source, branch),
      source === '' ? '' : (store.tables.sources.rows.get(source)?.name ?? source),
    ]
      .filter(Boolean)
      .join(' · ')
}

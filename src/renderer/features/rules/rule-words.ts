import type { BuiltIn, OwnRule } from '../../../shared/domain/rule.ts'
import type { Thresholds } from '../../../shared/domain/stock.ts'
import type { Speech } from '../../../shared/i18n/alert-text.ts'
import { formatDecimal, formatNumber } from '../../../shared/i18n/format.ts'
import { hiddenText } from '../../../shared/i18n/mask-alert.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'

/** A pending time in words: `langsung`, `setelah 5 menit`. */
export function waitText(t: Translate, seconds: number): string {
  if (seconds === 0) return t('rule.wait.0')
  if (seconds % 3600 === 0) return t('rule.wait.hours', { n: seconds / 3600 })
  if (seconds % 60 === 0) return t('rule.wait.minutes', { n: seconds / 60 })
  return t('rule.wait.seconds', { n: seconds })
}

/** The limit of a built-in rule in a few words; '' for one that has none. */
export function builtInLimit(
  { t, locale, privacy }: Speech,
  rule: BuiltIn,
  thresholds: Pick<Thresholds, 'low' | 'medium'>,
): string {
  const number = (value: number): string => formatNumber(locale, value)
  switch (rule.id) {
    case 'stock-medium':
      return t('rule.limit.stock-medium', { value: number(thresholds.medium) })
    case 'stock-low':
      return t('rule.limit.stock-low', { value: number(thresholds.low) })
    case 'transaction-new': {
      if (rule.limit === null || rule.limit === 0) return ''
      const value = privacy?.hideAmounts === true ? hiddenText : number(rule.limit)
      return t('rule.limit.transaction-new', { value })
    }
    case 'pending-high':
    case 'source-silent':
      return rule.limit === null ? '' : t(`rule.limit.${rule.id}`, { value: number(rule.limit) })
    default:
      return ''
  }
}

/** What an own rule looks for: `oven.suhu lebih dari 90`. */
export function ownLimit({ t, locale }: Speech, rule: Pick<OwnRule, 'value' | 'operator' | 'limit'>): string {
  const limit = typeof rule.limit === 'number' ? formatDecimal(locale, rule.limit, 3) : rule.limit
  return [rule.value, t(`rule.operator.${rule.operator}`), limit].join(' ')
}

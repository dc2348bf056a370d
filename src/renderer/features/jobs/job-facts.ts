import type { Job } from '../../../shared/domain/job.ts'
import type { Speech } from '../../../shared/i18n/alert-text.ts'
import { formatDecimal, formatNumber, formatPercent } from '../../../shared/i18n/format.ts'

/** A job's name; where the source gives none, its id. */
export function jobName({ t }: Speech, job: Pick<Job, 'label' | 'jobId'>): string {
  return job.label || t('jobs.unnamed', { id: job.jobId })
}

/** How much is done, as the source counts it: "50 / 100", "1.312", "41%", or '' where it tells nothing. */
export function amountText({ t, locale }: Speech, job: Pick<Job, 'current' | 'total' | 'percent'>): string {
  const { current, total, percent } = job
  if (current !== null && total !== null) {
    return t('jobs.count', { current: formatNumber(locale, current), total: formatNumber(locale, total) })
  }
  if (current !== null) return formatNumber(locale, current)
  return percent === null ? '' : formatPercent(locale, Math.floor(percent), 0)
}

/** How fast: a second for what is fast, a minute for what is slow. '' where it is not known or nothing moves. */
export function rateText({ t, locale }: Speech, rate: number | null): string {
  if (rate === null || rate <= 0) return ''
  if (rate >= 10) return t('jobs.rate', { rate: formatNumber(locale, rate) })
  if (rate >= 1) return t('jobs.rate', { rate: formatDecimal(locale, rate, 1) })
  return t('jobs.perMinute', { rate: formatDecimal(locale, rate * 60, rate * 60 < 10 ? 1 : 0) })
}

import { assertNever } from '../assert-never.ts'
import type { Alert } from '../domain/alert.ts'
import { defaultCurrency } from '../domain/money.ts'
import type { Privacy } from '../settings/attention.ts'
import { formatMoney, formatNumber } from './format.ts'
import type { Locale } from './locale.ts'
import { hiddenMoney, hiddenText, maskAlert } from './mask-alert.ts'
import type { Translate } from './translate.ts'

/** The words of an alert for toast, dialog, list and native notification. Plain text, never markup. */
export interface AlertText {
  readonly title: string
  readonly body: string
}

/** Language and its translator, which belong together, and what they must not say. */
export interface Speech {
  readonly locale: Locale
  readonly t: Translate
  /** What must not be read on this screen (issue 4.10); left out where everything may. */
  readonly privacy?: Privacy
}

/**
 * Makes the words of an alert from its kind and params (see alert-params.ts). Those about stock name item, branch and
 * number (O6, O13). A param that a source left out shortens the text; it never leaves a hole in it. What the speech's
 * privacy hides is hidden here, for every caller (issue 4.10).
 */
export function alertText(
  { locale, t, privacy }: Speech,
  told: Pick<Alert, 'kind' | 'params' | 'subject'>,
): AlertText {
  const alert = maskAlert(told, privacy)
  const text = (name: string): string => String(alert.params[name] ?? '').trim()
  const number = (name: string): number => {
    const value = Number(alert.params[name])
    return Number.isFinite(value) ? value : 0
  }
  switch (alert.kind) {
    case 'stock-medium':
    case 'stock-low':
    case 'stock-out':
    case 'stock-negative': {
      const count = number('stock')
      const branch = text('branch')
      const values = {
        stock: formatNumber(locale, count),
        over: formatNumber(locale, Math.abs(count)),
        branch,
      }
      return {
        title: t(`alert.${alert.kind}.title`, { name: text('name') || text('code') || alert.subject }),
        body: branch === '' ? t(`alert.${alert.kind}.body`, values) : t(`alert.${alert.kind}.bodyAt`, values),
      }
    }
    case 'transaction-new': {
      const currency = text('currency') || defaultCurrency
      const amount =
        alert.params.amount === hiddenText
          ? hiddenMoney(locale, currency)
          : formatMoney(locale, number('amount'), currency)
      const who = joined(text('patientName'), text('branch'))
      return {
        title: t('alert.transaction-new.title', { number: text('number') }).trim(),
        body:
          who === ''
            ? t('alert.transaction-new.body', { amount })
            : t('alert.transaction-new.bodyAt', { amount, who }),
      }
    }
    case 'order-ready': {
      const orderId = text('orderId')
      const who = joined(text('patientName'), text('branch'))
      return {
        title: t('alert.order-ready.title'),
        body:
          who === ''
            ? t('alert.order-ready.body', { orderId })
            : t('alert.order-ready.bodyAt', { orderId, who }),
      }
    }
    case 'episode-new': {
      const name = joined(text('animeTitle') || text('title'), text('number'))
      const more = number('count') - 1
      return {
        title: t('alert.episode-new.title'),
        body: more > 0 ? t('alert.episode-new.bodyMore', { name, count: more }) : name,
      }
    }
    case 'job-failed': {
      const errors = number('errors')
      return {
        title: t('alert.job-failed.title', { name: text('name') || alert.subject }),
        body: errors > 0 ? t('alert.job-failed.bodyErrors', { count: errors }) : t('alert.job-failed.body'),
      }
    }
    case 'watcher-stopped':
      return {
        title: t('alert.watcher-stopped.title', { source: text('source') }),
        body: t('alert.watcher-stopped.body'),
      }
    case 'pending-high':
      return {
        title: t('alert.pending-high.title', { source: text('source') }),
        body: t('alert.pending-high.body', {
          pending: formatNumber(locale, number('pending')),
          limit: formatNumber(locale, number('limit')),
        }),
      }
    case 'log-error': {
      const more = number('count') - 1
      const message = text('message')
      return {
        title: t('alert.log-error.title', { source: text('source') }),
        body:
          more > 0
            ? t('alert.log-error.bodyMore', { message, count: more })
            : t('alert.log-error.body', { message }),
      }
    }
    case 'source-silent':
      return {
        title: t('alert.source-silent.title', { source: text('source') }),
        body: t('alert.source-silent.body', { count: number('minutes') }),
      }
    case 'custom': {
      const value =
        typeof alert.params.value === 'number' ? formatNumber(locale, number('value')) : text('value')
      const source = text('source')
      const subject = text('subject')
      return {
        title: t('alert.custom.title', { rule: text('rule') }),
        body:
          subject === ''
            ? t('alert.custom.body', { source, value })
            : t('alert.custom.bodyOf', { subject, source, value }),
      }
    }
    default:
      return assertNever(alert.kind)
  }
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ')
}

import type { Alert, AlertKind } from '../../shared/domain/alert.ts'
import { defaultCurrency } from '../../shared/domain/money.ts'
import { type RuleSettings, ruleDefaults } from '../../shared/domain/rule.ts'
import type { Translate } from '../../shared/i18n/translate.ts'
import { raise } from '../rules/alert-life.ts'

/** An alert as a rule would raise it, with made-up things in it: for the Test button. It is never kept. */
export function sampleAlert(rule: RuleSettings, t: Translate, now: number): Alert {
  const kind: AlertKind = rule.kind === 'own' ? 'custom' : rule.id
  const severity = rule.severity ?? (rule.kind === 'built-in' ? ruleDefaults[rule.id].severity : 'warning')
  const id = `test:${rule.id}`
  const [source = ''] = rule.sources
  const call = { id, kind, rule: rule.id, severity, source, subject: '', params: paramsOf(rule, kind, t) }
  return raise(call, undefined, now)
}

function paramsOf(rule: RuleSettings, kind: AlertKind, t: Translate): Alert['params'] {
  const limit = rule.limit ?? 0
  const source = t('sample.source')
  switch (kind) {
    case 'stock-medium':
      return { ...stock(t), stock: 8 }
    case 'stock-low':
      return { ...stock(t), stock: 3 }
    case 'stock-out':
      return { ...stock(t), stock: 0 }
    case 'stock-negative':
      return { ...stock(t), stock: -2 }
    case 'transaction-new':
      return {
        number: 'INV-0001',
        amount: 350_000,
        currency: defaultCurrency,
        payer: 'umum',
        patientName: t('sample.person'),
        branch: t('sample.branch'),
      }
    case 'order-ready':
      return { orderId: 'ORD-0001', patientName: t('sample.person'), branch: t('sample.branch') }
    case 'episode-new':
      return { animeTitle: t('sample.anime'), title: '', number: '1', count: 1 }
    case 'job-failed':
      return { name: t('sample.job'), errors: 2 }
    case 'watcher-stopped':
      return { source }
    case 'pending-high':
      return { source, pending: Number(limit) + 1, limit }
    case 'log-error':
      return { source, message: t('sample.message'), count: 1 }
    case 'source-silent':
      return { source, minutes: Number(limit) }
    case 'custom':
      return { rule: rule.kind === 'own' ? rule.name : '', source, subject: '', value: limit, limit }
  }
}

function stock(t: Translate): { readonly name: string; readonly code: string; readonly branch: string } {
  return { name: t('sample.item'), code: 'F-001', branch: t('sample.branch') }
}

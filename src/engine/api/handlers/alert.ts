import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { AlertAnswers } from '../../attention/alert-answers.ts'
import { alertFile, matchingAlerts } from '../../attention/alert-file.ts'
import type { AlertWords } from '../../attention/alert-words.ts'
import type { AttentionParts } from '../../attention/attention.ts'
import type { FileSaver } from '../../ports.ts'
import type { View } from '../../projections/view.ts'
import { fail, ok } from '../answers.ts'

type AlertRoutes = 'alert.acknowledge' | 'alert.snooze' | 'alert.reopen' | 'alert.export' | 'rule.test'

/** Answers of a person to alerts, and what they take away from the inbox. */
export function alertHandlers(parts: {
  readonly state: View
  readonly answers: AlertAnswers
  readonly words: AlertWords
  readonly files: FileSaver
  readonly testRule: AttentionParts['testRule']
}): Pick<Handlers, AlertRoutes> {
  const { state, answers, words, files, testRule } = parts
  const sourceName = (id: string): string => state.get('sources', id)?.name ?? id
  return {
    'alert.acknowledge': ({ ids, word }) =>
      answers.acknowledge(ids, word) ? ok(null) : fail('not_found', 'there is no such alert'),
    'alert.snooze': ({ ids, until }) =>
      answers.snooze(ids, until) ? ok(null) : fail('not_found', 'there is no such alert that stands'),
    'alert.reopen': ({ ids }) =>
      answers.reopen(ids) ? ok(null) : fail('not_found', 'there is no such alert'),
    'alert.export': async ({ format, ...filter }) => {
      const alerts = await matchingAlerts(state, filter, words, sourceName)
      const text = await alertFile(format, alerts, words, sourceName)
      const result = await files.save(`pantau-alerts.${format}`, text)
      if (result.status === 'failed') return fail('storage_failed', result.detail)
      const saved = result.status === 'saved'
      return ok({ saved, path: saved ? result.path : '', alerts: alerts.length })
    },
    'rule.test': async ({ rule }) => ok(await testRule(rule)),
  }
}

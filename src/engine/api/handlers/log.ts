import { type LogLine, logMatcher } from '../../../shared/domain/log-line.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { FileSaver } from '../../ports.ts'
import type { View } from '../../projections/view.ts'
import { fail, ok } from '../answers.ts'

/** Export of log lines (D8): every kept line that matches, not only what the viewer has on screen. */
export function logHandlers(parts: {
  readonly state: View
  readonly files: FileSaver
}): Pick<Handlers, 'log.export'> {
  return {
    'log.export': async (filter) => {
      const matches = logMatcher(filter)
      const lines: LogLine[] = []
      for (const [, line] of parts.state.entries('logs')) if (matches(line)) lines.push(line)
      lines.sort((a, b) => (a.id < b.id ? -1 : 1))
      const name = `${filter.source ?? 'pantau'}-log.txt`
      const result = await parts.files.save(name, lines.map((line) => `${textOf(line)}\n`).join(''))
      if (result.status === 'failed') return fail('storage_failed', result.detail)
      const saved = result.status === 'saved'
      return ok({ saved, path: saved ? result.path : '', lines: lines.length })
    },
  }
}

/** `ISO level source message context`, one line whatever the message holds. */
function textOf({ at, level, source, message, context }: LogLine): string {
  const parts = [new Date(at).toISOString(), level, source, message, context]
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
}

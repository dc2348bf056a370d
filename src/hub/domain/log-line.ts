import type { WriteLog } from '../../shared/hub/commands.ts'
import type { CommandContext } from './command.ts'
import type { Decision } from './decision.ts'

/** A line of a program's log (D8); that of a token with a branch belongs to the branch. */
export function decideWriteLog(
  { level, message, context: more }: WriteLog,
  context: CommandContext,
): Decision {
  const payload = { level, message, context: more ?? null }
  const branch = context.branchId ?? ''
  return {
    kind: 'accepted',
    status: 201,
    events: [{ type: 'log.written', topic: 'logs', branch, payload }],
    answer: { level },
  }
}

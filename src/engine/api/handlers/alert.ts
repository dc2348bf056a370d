import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { AlertDesk } from '../../rules/alert-desk.ts'
import { fail, ok } from '../answers.ts'

/** Answers of a person to alerts. Answering again, or what is resolved already, is no error. */
export function alertHandlers(desk: AlertDesk): Pick<Handlers, 'alert.acknowledge' | 'alert.snooze'> {
  return {
    'alert.acknowledge': ({ ids }) =>
      desk.acknowledge(ids) ? ok(null) : fail('not_found', 'there is no such alert'),
    'alert.snooze': ({ id, minutes }) =>
      desk.snooze(id, minutes) ? ok(null) : fail('not_found', 'there is no such alert that stands'),
  }
}

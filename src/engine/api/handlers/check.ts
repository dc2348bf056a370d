import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { CheckDesk } from '../../doctor/check-desk.ts'
import { fail, ok } from '../answers.ts'

/** Connection tests: the answer is only the id, the steps come as patches of the collection `checks`. */
export function checkHandlers(desk: CheckDesk): Pick<Handlers, 'source.test' | 'source.endTest'> {
  return {
    'source.test': ({ source, secret }) => ok({ checkId: desk.start(source, secret) }),
    'source.endTest': ({ checkId }) =>
      desk.end(checkId) ? ok(null) : fail('not_found', 'there is no such test'),
  }
}

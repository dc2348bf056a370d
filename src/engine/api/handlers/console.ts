import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { AppNotice } from '../../../shared/ipc/routes/console.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import type { AppInfoPort } from '../../ports.ts'
import { ok } from '../answers.ts'

/** Requests about the console itself. */
export function consoleHandlers(parts: {
  readonly outbox: Outbox
  readonly appInfo: AppInfoPort
  /** Trouble that the engine itself met, beside what the shell knows. */
  readonly notices: () => readonly AppNotice[]
}): Pick<Handlers, 'console.snapshot' | 'console.ack' | 'app.info'> {
  return {
    'console.snapshot': (_input, { viewId }) => ok(parts.outbox.snapshot(viewId)),
    'console.ack': ({ to }, { viewId }) => {
      parts.outbox.ack(viewId, to)
      return ok(null)
    },
    'app.info': () => {
      const info = parts.appInfo()
      return ok({ ...info, notices: [...info.notices, ...parts.notices()] })
    },
  }
}

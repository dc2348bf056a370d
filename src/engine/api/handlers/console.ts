import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { ConsoleBoard } from '../../console-board.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import type { AppInfoPort } from '../../ports.ts'
import { ok } from '../answers.ts'

/** Requests about the console itself. */
export function consoleHandlers(parts: {
  readonly outbox: Outbox
  readonly board: Pick<ConsoleBoard, 'awayRead'>
  /** With the notices of the engine beside those of the shell. */
  readonly appInfo: AppInfoPort
}): Pick<Handlers, 'console.snapshot' | 'console.ack' | 'console.awayRead' | 'app.info'> {
  return {
    'console.snapshot': (_input, { viewId }) => ok(parts.outbox.snapshot(viewId)),
    'console.ack': ({ to }, { viewId }) => {
      parts.outbox.ack(viewId, to)
      return ok(null)
    },
    'console.awayRead': ({ to }) => {
      parts.board.awayRead(to)
      return ok(null)
    },
    'app.info': () => ok(parts.appInfo()),
  }
}

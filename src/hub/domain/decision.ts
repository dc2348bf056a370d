import type { ProblemCode } from '../../shared/hub/problem.ts'
import type { DomainEvent } from './events.ts'

/** The command is refused; nothing happens. */
export interface Rejection {
  readonly kind: 'rejected'
  readonly code: ProblemCode
  readonly detail: string
  readonly extra?: Readonly<Record<string, unknown>>
}

/** What becomes of a command. `answer` is the body of the 2xx, to which the store adds the position. */
export type Decision =
  | {
      readonly kind: 'accepted'
      readonly status: 200 | 201
      readonly events: readonly DomainEvent[]
      readonly answer: Readonly<Record<string, unknown>>
    }
  /** It had happened already, with the same content: the first answer again, and no event. */
  | { readonly kind: 'repeated'; readonly seq: number; readonly answer: Readonly<Record<string, unknown>> }
  | Rejection

export function reject(
  code: ProblemCode,
  detail: string,
  extra?: Readonly<Record<string, unknown>>,
): Rejection {
  return extra === undefined ? { kind: 'rejected', code, detail } : { kind: 'rejected', code, detail, extra }
}

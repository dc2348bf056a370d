import { assertNever } from '../../shared/assert-never.ts'
import { formatPosition } from '../../shared/domain/position.ts'
import type { CommandContext } from '../domain/command.ts'
import { decide } from '../domain/decide.ts'
import type { DomainEvent } from '../domain/events.ts'
import type { EventLog } from './event-log.ts'
import type { CommandOutcome, CommandRequest, LogEvent } from './hub-store.ts'
import type { IdempotencyTable } from './idempotency.ts'
import type { ReadTables } from './read-tables.ts'

export interface ExecuteParts {
  readonly log: EventLog
  readonly tables: ReadTables
  readonly idempotency: IdempotencyTable
  readonly epoch: string
  readonly durability: string
}

/** The instant of a group, the same for all its commands. */
export interface Instant extends Pick<CommandContext, 'now' | 'day' | 'newId'> {
  /** `now` as the wire says it; made once a group. */
  readonly ts: string
}

/** One command after it ran inside the group's transaction. */
export interface Executed {
  readonly outcome: CommandOutcome
  readonly events: readonly LogEvent[]
}

/** Runs commands inside the caller's transaction, each from the head that the one before it left. */
export type ExecuteTx = (request: CommandRequest, head: number, instant: Instant) => Executed

/** Payload as the stream says it: `ts`, `topic` and `branch` first. JSON text has no line breaks, so it is one SSE line. */
function render(event: DomainEvent, ts: string): string {
  return JSON.stringify({ ts, topic: event.topic, branch: event.branch, ...event.payload })
}

export function createExecute(parts: ExecuteParts): ExecuteTx {
  const { log, tables, idempotency, epoch, durability } = parts

  // Put together as text: both names are plain words, and every command passes here.
  const answerHead = `{"durability":"${durability}","position":"`

  function answerText(seq: number, answer: Readonly<Record<string, unknown>>): string {
    const rest = JSON.stringify(answer).slice(1)
    return `${answerHead}${formatPosition({ epoch, seq })}"${rest === '}' ? '' : ','}${rest}`
  }
  function appendTx(events: readonly DomainEvent[], head: number, instant: Instant): readonly LogEvent[] {
    const commandEnd = head + events.length
    return events.map((event, index): LogEvent => {
      const seq = head + 1 + index
      const data = render(event, instant.ts)
      const type = event.type === 'published' ? event.name : event.type
      const line = { seq, topic: event.topic, type, branch: event.branch, data }
      log.appendTx(line, instant.now)
      tables.applyTx(event, { seq, commandEnd, data })
      return line
    })
  }
  function remembered(request: CommandRequest, now: number): CommandOutcome | null {
    const { idempotency: repeat, publisher } = request
    const known = repeat === null ? undefined : idempotency.find(publisher, repeat.key, now)
    if (known === undefined) return null
    if (known.requestHash !== repeat?.requestHash) {
      const detail = 'the same Idempotency-Key came with another request'
      return { ok: false, code: 'idempotency_mismatch', detail }
    }
    return { ok: true, status: known.status, answer: known.answer, replayed: true }
  }
  function acceptTx(request: CommandRequest, status: number, answer: string, now: number): CommandOutcome {
    if (request.idempotency !== null) {
      const { key, requestHash } = request.idempotency
      idempotency.rememberTx(request.publisher, key, { requestHash, status, answer }, now)
    }
    return { ok: true, status, answer, replayed: false }
  }

  return (request, head, instant) => {
    const repeated = remembered(request, instant.now)
    if (repeated !== null) return { outcome: repeated, events: [] }
    const { branchId, sender } = request
    const decision = decide(request.command, tables.view, { ...instant, branchId, sender })
    switch (decision.kind) {
      case 'rejected': {
        const { code, detail, extra } = decision
        return { outcome: { ok: false, code, detail, ...(extra === undefined ? {} : { extra }) }, events: [] }
      }
      case 'repeated': {
        const answer = answerText(decision.seq, decision.answer)
        return { outcome: acceptTx(request, 200, answer, instant.now), events: [] }
      }
      case 'accepted': {
        const events = appendTx(decision.events, head, instant)
        const answer = answerText(head + events.length, decision.answer)
        return { outcome: acceptTx(request, decision.status, answer, instant.now), events }
      }
      default:
        return assertNever(decision)
    }
  }
}

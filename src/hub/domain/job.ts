import { isEnded } from '../../shared/domain/job.ts'
import type { CreateJob, PatchJob } from '../../shared/hub/commands.ts'
import type { CommandContext } from './command.ts'
import { type Decision, reject } from './decision.ts'
import type { DomainEvent, PayloadOf } from './events.ts'
import { sameFields } from './same-fields.ts'
import type { HubView } from './view.ts'

type Job = PayloadOf<'job.changed'>

function jobEvent(payload: Job): DomainEvent {
  return { type: 'job.changed', topic: 'jobs', branch: '', payload }
}

/** A job begins, at nothing done (C8). The same job again is answered again; `total` 0 is a total that is not known. */
export function decideCreateJob(input: CreateJob, view: HubView, context: CommandContext): Decision {
  const { jobId, total, label = '' } = input
  const answer = { jobId, total, label }
  const known = view.job(jobId)
  if (known !== undefined) {
    return known.payload.total === total && known.payload.label === label
      ? { kind: 'repeated', seq: known.createdSeq, answer }
      : reject('conflict', `job ${jobId} exists already with other content`)
  }
  const startedAt = new Date(context.now).toISOString()
  const job: Job = { jobId, label, status: 'running', current: 0, total, errors: 0, startedAt }
  return { kind: 'accepted', status: 201, events: [jobEvent(job)], answer }
}

/**
 * Progress or the end of a job; what is left out stays, also `current` of a completed job, because nobody said it.
 * A job that has ended does not run again; its last word again is answered again.
 */
export function decidePatchJob(jobId: string, input: PatchJob, view: HubView): Decision {
  const known = view.job(jobId)
  if (known === undefined) return reject('not_found', `there is no job ${jobId}`)
  const before = known.payload
  const after: Job = {
    ...before,
    status: input.status ?? before.status,
    current: input.current ?? before.current,
    errors: input.errors ?? before.errors,
  }
  const { status, current, total, errors } = after
  const answer = { jobId, status, current, total, errors }
  if (sameFields(before, after)) return { kind: 'repeated', seq: known.seq, answer }
  if (isEnded(before.status)) {
    return reject('conflict', `job ${jobId} is ${before.status} and does not run again`)
  }
  if (total > 0 && current > total) {
    return reject('malformed', `current: job ${jobId} has ${total} items, not ${current}`)
  }
  return { kind: 'accepted', status: 200, events: [jobEvent(after)], answer }
}

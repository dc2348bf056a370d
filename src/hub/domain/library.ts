import type { PutWatcher, ReportFile } from '../../shared/hub/commands.ts'
import type { Decision } from './decision.ts'
import type { DomainEvent } from './events.ts'
import { sameFields } from './same-fields.ts'
import type { HubView } from './view.ts'

/** Last part of a path of any system, for people. */
function fileName(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path
}

/** A file was processed (C7). Each report is a fact of its own: a file is processed as often as somebody likes. */
export function decideReportFile({ filepath, success, error = '' }: ReportFile): Decision {
  const payload = { filepath, filename: fileName(filepath), success, error }
  return {
    kind: 'accepted',
    status: 201,
    events: [{ type: 'file.processed', topic: 'files', branch: '', payload }],
    answer: payload,
  }
}

/** Whether folders are watched (C6); the same again is no news. */
export function decidePutWatcher({ running, enabled }: PutWatcher, view: HubView): Decision {
  const payload = { running, enabled }
  const known = view.watcher()
  if (known !== undefined && sameFields(known.payload, payload)) {
    return { kind: 'repeated', seq: known.seq, answer: payload }
  }
  return {
    kind: 'accepted',
    status: 200,
    events: [{ type: 'watcher.changed', topic: 'watcher', branch: '', payload }],
    answer: payload,
  }
}

/** Readers fetch their lists again when the rebuild is complete; they hear of its begin first (C4, C16). */
export function decideRebuildCache(): Decision {
  const said = (complete: boolean, message: string): DomainEvent => ({
    type: 'cache.rebuild',
    topic: 'cache',
    branch: '',
    payload: { complete, message },
  })
  return {
    kind: 'accepted',
    status: 201,
    events: [said(false, 'File cache is being rebuilt'), said(true, 'File cache has been updated')],
    answer: { complete: true },
  }
}

import type { Engine } from '../../engine/engine-api.ts'
import type { Clock } from '../../node/time/clock.ts'
import type { ConsoleSnapshot } from '../../shared/ipc/batch.ts'

const lookEveryMs = 2_000
/** How long a call stays unanswered, so that whoever watches sees it. */
const answerAfterMs = 8_000
/** No window has this id: the staff reads as a view of its own and is never sent a batch. */
const staffViewId = -1

/**
 * Staff of the simulated shop for a demo that nobody attends (`--demo --seconds N`): answers critical calls through the
 * console's own requests, as a person at the screen would, so that the dialog does not cover the rest of the run.
 *
 * @returns sends the staff home
 */
export function startDemoStaff(
  engine: Pick<Engine, 'handle'>,
  clock: Pick<Clock, 'now' | 'every'>,
): () => void {
  const context = { viewId: staffViewId }
  return clock.every(lookEveryMs, async () => {
    const answer = await engine.handle('console.snapshot', {}, context)
    if (!answer.ok) return
    const { patches } = answer.data as ConsoleSnapshot
    const due = clock.now() - answerAfterMs
    const ids = patches.flatMap(([collection, key, value]) =>
      collection === 'alerts' &&
      value?.state === 'open' &&
      value.severity === 'critical' &&
      value.changedAt <= due
        ? [key]
        : [],
    )
    if (ids.length > 0) await engine.handle('alert.acknowledge', { ids }, context)
  })
}

import type { Clock } from '../../node/time/clock.ts'
import { type Check, type CheckCause, type CheckStepName, checkStepNames } from '../../shared/domain/check.ts'

/** The steps of one test as they go. Each change is told as a whole new {@link Check}. */
export interface StepBoard {
  /** Ends the running step well, with its facts, and starts the next one. */
  next(detail: string, name: CheckStepName): void
  /** Ends the running step well. */
  passed(detail: string): void
  /** A step for which there was nothing to do. */
  skip(name: CheckStepName, detail: string): void
  begin(name: CheckStepName): void
  /** Name of the running step, or null between two. */
  running(): CheckStepName | null
  /** What is known of the server beside the steps. */
  know(facts: Partial<Pick<Check, 'profile' | 'fingerprint' | 'url'>>): void
  /** The end of the test: the running step failed with this cause. */
  fail(cause: CheckCause, detail: string): void
  /** The end of the test: everything is as it should be. */
  finish(): void
  isOver(): boolean
}

/** @param onChange called for each change, also before this returns */
export function createStepBoard(
  id: string,
  url: string,
  clock: Clock,
  onChange: (check: Check) => void,
): StepBoard {
  let began = clock.monotonic()
  let check: Check = {
    id,
    url,
    startedAt: clock.now(),
    steps: [],
    healthy: null,
    cause: null,
    profile: '',
    fingerprint: null,
  }

  function change(part: Partial<Check>): void {
    if (check.healthy !== null) return
    check = { ...check, ...part }
    onChange(check)
  }

  function running(): CheckStepName | null {
    return check.steps.find(({ outcome }) => outcome === 'running')?.name ?? null
  }

  function ended(outcome: 'ok' | 'failed', detail: string): Check['steps'] {
    const ms = Math.round(clock.monotonic() - began)
    return check.steps.map((step) => (step.outcome === 'running' ? { ...step, outcome, detail, ms } : step))
  }

  /** What was not come to, so that a list always has all steps. */
  function rest(steps: Check['steps']): Check['steps'] {
    const missing = checkStepNames.filter((name) => !steps.some((step) => step.name === name))
    return [...steps, ...missing.map((name) => ({ name, outcome: 'skipped' as const, detail: '', ms: null }))]
  }

  function started(steps: Check['steps'], name: CheckStepName): Check['steps'] {
    began = clock.monotonic()
    return [...steps, { name, outcome: 'running', detail: '', ms: null }]
  }

  return {
    next: (detail, name) => change({ steps: started(ended('ok', detail), name) }),
    passed: (detail) => change({ steps: ended('ok', detail) }),
    skip: (name, detail) =>
      change({ steps: [...check.steps, { name, outcome: 'skipped', detail, ms: null }] }),
    begin: (name) => change({ steps: started(check.steps, name) }),
    running,
    know: change,
    fail: (cause, detail) => change({ steps: rest(ended('failed', detail)), healthy: false, cause }),
    finish: () => change({ steps: rest(check.steps), healthy: true }),
    isOver: () => check.healthy !== null,
  }
}

import type { EngineSummary } from '../../engine/engine-api.ts'

/** What the taskbar shows of all running jobs together, in Electron's terms. */
export interface TaskbarProgress {
  /** 0 to 1; -1 takes it away; 2 is "busy", nobody knows how far. */
  readonly value: number
  readonly mode: 'none' | 'normal' | 'indeterminate' | 'error'
}

/** All jobs as one bar (issue 4.7). Linux has no bar without an end; there such jobs show none. */
export function taskbarProgress(jobs: EngineSummary['jobs'], platform: NodeJS.Platform): TaskbarProgress {
  if (jobs === null || jobs.running === 0) return { value: -1, mode: 'none' }
  if (jobs.progress === null) {
    return platform === 'linux' ? { value: -1, mode: 'none' } : { value: 2, mode: 'indeterminate' }
  }
  return {
    value: Math.min(1, Math.max(0, jobs.progress)),
    mode: jobs.failed ? 'error' : 'normal',
  }
}

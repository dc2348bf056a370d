import * as z from 'zod/mini'
import { createJob, patchJob, putWatcher, reportFile } from '../../../shared/hub/commands.ts'
import type { Route } from '../route.ts'
import type { CommandRoutes } from './command-route.ts'

/** What a file library tells: jobs, files, its watcher, its cache (C4, C6 to C8). */
export function libraryRoutes({ withBody }: CommandRoutes): readonly Route[] {
  const permission = 'library.report'
  return [
    withBody({
      path: '/v1/jobs',
      summary: 'Begin a job; total 0 is a total that is not known',
      permission,
      body: createJob,
      statuses: [201, 200],
      problems: ['conflict'],
      command: (input) => ({ kind: 'create-job', input }),
    }),
    withBody({
      method: 'PATCH',
      path: '/v1/jobs/:id',
      summary: 'Tell the progress or the end of a job; one that has ended does not run again',
      permission,
      body: patchJob,
      statuses: [200],
      problems: ['not_found', 'conflict'],
      command: (input, { id = '' }) => ({ kind: 'patch-job', id, input }),
    }),
    withBody({
      path: '/v1/files/processed',
      summary: 'Tell that a file was processed, or why not',
      permission,
      body: reportFile,
      statuses: [201],
      problems: [],
      command: (input) => ({ kind: 'report-file', input }),
    }),
    withBody({
      method: 'PUT',
      path: '/v1/watcher',
      summary: 'Tell whether folders are watched',
      permission,
      body: putWatcher,
      statuses: [200],
      problems: [],
      command: (input) => ({ kind: 'put-watcher', input }),
    }),
    withBody({
      path: '/v1/cache/rebuild',
      summary: 'Rebuild the cache: readers hear of its begin and of its end',
      permission,
      body: z.optional(z.nullable(z.object({}))),
      statuses: [201],
      problems: [],
      command: () => ({ kind: 'rebuild-cache' }),
    }),
  ]
}

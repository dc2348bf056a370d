import { describe, expect, it } from 'vitest'
import { lastMessages } from '../../../../../src/hub/http/dialects/comic/feed.ts'
import { comicMessage, jobMessage } from '../../../../../src/hub/http/dialects/comic/message.ts'
import type { Payload } from '../../../../../src/hub/http/dialects/payload.ts'
import type { LogEvent } from '../../../../../src/hub/store/hub-store.ts'

const ts = '2023-10-13T22:02:47.123Z'

function event(type: string, payload: object, topic = 'comic'): LogEvent {
  return { seq: 1, topic, type, branch: '', data: JSON.stringify({ ts, topic, branch: '', ...payload }) }
}
function job(more: Partial<Payload<'job.changed'>> = {}): Payload<'job.changed'> {
  return {
    ts,
    topic: 'jobs',
    branch: '',
    jobId: 'job-abc123',
    label: '',
    status: 'running',
    current: 50,
    total: 100,
    errors: 3,
    startedAt: ts,
    ...more,
  }
}

describe('an event of the comic stream', () => {
  it('is type, data and a float of seconds (C1)', () => {
    expect(comicMessage(event('watcher.changed', { running: true, enabled: false }), 'seed')).toEqual({
      type: 'watcher_status',
      data: { running: true, enabled: false },
      timestamp: 1697234567.123,
    })
  })

  it('tells the cache first incomplete, then complete (C4), and in the live shape nothing (part F)', () => {
    const told = [false, true].map((complete) => event('cache.rebuild', { complete, message: 'm' }))
    expect(told.map((one) => comicMessage(one, 'seed')?.data)).toEqual([
      { rebuild_complete: false, message: 'm' },
      { rebuild_complete: true, message: 'm' },
    ])
    expect(told.map((one) => comicMessage(one, 'live'))).toEqual([null, null])
  })

  it('has null for the error of a file that succeeded (C7)', () => {
    const file = { filepath: '/w/B/B - 1.cbz', filename: 'B - 1.cbz', success: true, error: '' }
    expect(comicMessage(event('file.processed', file), 'seed')?.data).toEqual({ ...file, error: null })
    const failed = { ...file, success: false, error: 'no archive' }
    expect(comicMessage(event('file.processed', failed), 'seed')?.data).toEqual(failed)
  })

  it('tells the progress of a job in both shapes (C8; part F)', () => {
    expect(jobMessage(job(), 'seed').data).toEqual({
      job_id: 'job-abc123',
      status: 'running',
      progress: { current: 50, total: 100, percent: 50 },
    })
    expect(jobMessage(job(), 'live').data).toMatchObject({
      progress: { processed: 50, total: 100, success: 47, errors: 3, percentage: 50 },
    })
  })

  it('divides by no total', () => {
    const percent = (more: Partial<Payload<'job.changed'>>) =>
      (jobMessage(job({ current: 0, total: 0, ...more }), 'seed').data as { progress: { percent: number } })
        .progress.percent
    expect(percent({})).toBe(0)
    expect(percent({ status: 'completed' })).toBe(100)
  })

  it('passes what others published, with its own type (C9)', () => {
    expect(comicMessage(event('custom_event', { data: { key: 'value' } }), 'seed')).toMatchObject({
      type: 'custom_event',
      data: { key: 'value' },
    })
    expect(comicMessage(event('nothing', {}), 'seed')?.data).toBeNull()
    expect(comicMessage(event('custom_event', { data: 1 }, 'jobs'), 'seed'), 'of another topic').toBeNull()
  })
})

describe('what a client gets on connect (C2)', () => {
  const file = (name: string, at: string) => ({
    ts: at,
    topic: 'files',
    branch: '',
    filepath: name,
    filename: name,
    success: true,
    error: '',
  })

  it('is the last event of each type and of each job, oldest first', () => {
    const told = lastMessages(
      {
        position: 'x',
        cache: { ts: '2023-10-13T22:00:05.000Z', topic: 'cache', branch: '', complete: true, message: '' },
        watcher: null,
        files: [file('new', '2023-10-13T22:00:03.000Z'), file('old', '2023-10-13T22:00:01.000Z')],
        jobs: [job({ jobId: 'a' }), job({ jobId: 'b', ts: '2023-10-13T22:00:04.000Z' })],
      },
      [event('custom_event', { data: 1 })],
      'seed',
    )
    expect(told.map(({ type, data }) => [type, (data as { job_id?: string } | null)?.job_id])).toEqual([
      ['file_processed', undefined],
      ['job_updated', 'b'],
      ['cache_updated', undefined],
      ['custom_event', undefined],
      ['job_updated', 'a'],
    ])
    expect(told[0]?.data).toMatchObject({ filepath: 'new' })
  })

  it('tells the watcher and the jobs that run, however many jobs ended after them', () => {
    const early = '2023-10-13T20:00:00.000Z'
    const ended = Array.from({ length: 150 }, (_, index) => job({ jobId: `j${index}`, status: 'completed' }))
    const told = lastMessages(
      {
        position: 'x',
        watcher: { ts: early, topic: 'watcher', branch: '', running: true, enabled: true },
        jobs: [job({ jobId: 'long', ts: early }), ...ended],
      },
      [],
      'seed',
    )
    expect(told).toHaveLength(100)
    expect(told.slice(0, 2).map(({ type, data }) => [type, (data as { job_id?: string }).job_id])).toEqual([
      ['watcher_status', undefined],
      ['job_updated', 'long'],
    ])
  })

  it('is never more than a client may have waiting (C3)', () => {
    const jobs = Array.from({ length: 150 }, (_, index) => job({ jobId: `j${index}` }))
    const told = lastMessages({ position: 'x', jobs }, [], 'seed')
    expect(told).toHaveLength(100)
  })
})

import { describe, expect, it } from 'vitest'
import { type ConnectionState, sourceState } from '../../../src/shared/domain/connection.ts'

const live: ConnectionState = { state: 'live', since: 1, transport: 'sse' }
const needs = (reason: 'forbidden' | 'unauthorized'): ConnectionState => ({
  state: 'needs-you',
  since: 2,
  reason,
  detail: 'HTTP 403',
})

describe('the one state of a source', () => {
  it('is degraded, not waiting for a person, when one stream refuses our role and another runs (O14)', () => {
    expect(sourceState([live, needs('forbidden')])).toEqual({
      state: 'degraded',
      since: 2,
      reason: 'stream-refused',
      detail: 'HTTP 403',
    })
  })

  it('needs a person when all streams refuse, and when a sign-in is missing', () => {
    expect(sourceState([needs('forbidden'), needs('forbidden')]).state).toBe('needs-you')
    expect(sourceState([live, needs('forbidden'), needs('unauthorized')]).state).toBe('needs-you')
  })
})

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Check } from '../../../shared/domain/check.ts'
import type { RequestError } from '../../../shared/ipc/envelope.ts'
import type { SourceSettings } from '../../../shared/settings/schema.ts'
import { useConsole } from '../../app/console-context.tsx'
import { useRow } from '../../app/use-rows.ts'

/** One connection test after the other, of one source. */
export interface CheckRun {
  readonly phase: 'none' | 'running' | 'done' | 'refused'
  readonly check: Check | null
  readonly error: RequestError | null
  start(source: SourceSettings, secret: string): void
  cancel(): void
}

/** Starts tests and follows their steps, which the engine writes into a collection. Leaving ends the one that runs. */
export function useCheck(): CheckRun {
  const { bridge, store } = useConsole()
  const [id, setId] = useState<string | null>(null)
  const [starting, setStarting] = useState(false)
  const [error, setError] = useState<RequestError | null>(null)
  const latest = useRef(0)
  const running = useRef<string | null>(null)
  const check = useRow(store.tables.checks, id ?? '') ?? null

  useEffect(() => {
    if (check !== null && check.healthy !== null) running.current = null
  }, [check])

  const end = useCallback((): void => {
    latest.current += 1
    if (running.current !== null) void bridge.request('source.endTest', { checkId: running.current })
    running.current = null
  }, [bridge])
  useEffect(() => end, [end])

  const start = async (source: SourceSettings, secret: string): Promise<void> => {
    end()
    const mine = latest.current
    setStarting(true)
    setError(null)
    const answer = await bridge.request('source.test', { source, ...(secret === '' ? {} : { secret }) })
    if (mine !== latest.current) {
      if (answer.ok) void bridge.request('source.endTest', { checkId: answer.data.checkId })
      return
    }
    setStarting(false)
    setError(answer.ok ? null : answer.error)
    running.current = answer.ok ? answer.data.checkId : null
    setId(answer.ok ? answer.data.checkId : null)
  }

  const waiting = starting || (id !== null && check?.healthy === null) || (id !== null && check === null)
  return {
    phase: error !== null ? 'refused' : waiting ? 'running' : check === null ? 'none' : 'done',
    check: starting ? null : check,
    error,
    start: (source, secret) => void start(source, secret),
    cancel() {
      end()
      setStarting(false)
      setId(null)
    },
  }
}

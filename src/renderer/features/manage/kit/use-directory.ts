import { useCallback, useEffect, useRef, useState } from 'react'
import type { RequestError } from '../../../../shared/ipc/envelope.ts'
import type { HubDirectory } from '../../../../shared/ipc/routes/hub.ts'
import { useConsole } from '../../../app/console-context.tsx'

/** What the hub knows besides what it streams to the screen; the last good answer stays while it is read again. */
export interface Directory {
  readonly data: HubDirectory | null
  readonly error: RequestError | null
  readonly reload: () => void
}

/** Reads the hub's directory: at once, when asked, and when the hub comes back. */
export function useDirectory(hubLive: boolean): Directory {
  const { bridge } = useConsole()
  const [data, setData] = useState<HubDirectory | null>(null)
  const [error, setError] = useState<RequestError | null>(null)
  const latest = useRef(0)
  const reload = useCallback(() => {
    latest.current += 1
    const mine = latest.current
    void bridge.request('hub.directory', {}).then((answer) => {
      // An answer that was overtaken would bring back what has just been changed.
      if (mine !== latest.current) return
      setError(answer.ok ? null : answer.error)
      if (answer.ok) setData(answer.data)
    })
  }, [bridge])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a hub that comes back is asked again
  useEffect(() => {
    reload()
    return () => {
      latest.current += 1
    }
  }, [hubLive, reload])
  return { data, error, reload }
}

import { useEffect, useState } from 'react'
import type { ConnectionHistory } from '../../../shared/domain/history.ts'
import type { RequestError } from '../../../shared/ipc/envelope.ts'
import { useConsole } from '../../app/console-context.tsx'

/** How often an open history is read again, ms. */
const everyMs = 2000

/** What is known of a source's connections. The last good answer stays while a later one fails. */
export interface History {
  readonly data: ConnectionHistory | null
  readonly error: RequestError | null
}

/** Reads a source's connection history again and again, for as long as somebody looks at it. */
export function useHistory(id: string): History {
  const { bridge, ticker } = useConsole()
  const [history, setHistory] = useState<History>({ data: null, error: null })
  useEffect(() => {
    let gone = false
    let cancel = (): void => {}
    const read = async (): Promise<void> => {
      const answer = await bridge.request('source.history', { id })
      if (gone) return
      cancel = ticker.wake(everyMs, () => void read())
      setHistory(({ data }) =>
        answer.ok ? { data: answer.data, error: null } : { data, error: answer.error },
      )
    }
    void read()
    return () => {
      gone = true
      cancel()
    }
  }, [bridge, ticker, id])
  return history
}

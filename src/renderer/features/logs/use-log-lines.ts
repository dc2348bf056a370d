import { useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react'
import type { LogFilter, LogLine } from '../../../shared/domain/log-line.ts'
import { useConsole } from '../../app/console-context.tsx'
import { compareLines, frozenLines, type LineList, linesAfter, liveLines } from '../../store/log-lines.ts'
import type { Entry } from '../../store/sorted-list.ts'

/** The lines to show, live or standing still. */
export interface LogLines {
  readonly lines: LineList
  readonly version: number
  readonly paused: boolean
  /** Matching lines that came since the pause. */
  readonly waiting: number
  readonly pause: () => void
  readonly resume: () => void
}

/** Follows the lines of a filter; paused, what is on screen stays as it is while the log goes on behind it. */
export function useLogLines(wanted: LogFilter): LogLines {
  const { logs } = useConsole().store.tables
  const filter = useDeferredValue(wanted)
  const [frozen, setFrozen] = useState<readonly Entry<LogLine>[] | null>(null)
  const live = useMemo(() => liveLines(logs, filter), [logs, filter])
  const version = useSyncExternalStore(live.subscribe, live.version)
  const still = useMemo(() => (frozen === null ? null : frozenLines(frozen, filter)), [frozen, filter])
  return {
    lines: still ?? live,
    version: still === null ? version : -1,
    paused: still !== null,
    waiting: frozen === null ? 0 : linesAfter(live, frozen.at(-1)?.value.id ?? ''),
    pause: () => setFrozen(allLines(logs.rows)),
    resume: () => setFrozen(null),
  }
}

function allLines(rows: ReadonlyMap<string, LogLine>): readonly Entry<LogLine>[] {
  return [...rows].map(([key, value]) => ({ key, value })).sort((a, b) => compareLines(a.value, b.value))
}

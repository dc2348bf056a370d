import { useConsole } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'
import { newestCritical } from './newest-critical.ts'
import { notLive } from './not-live.ts'

/** Whether a band stands across the wall. */
export function useTrouble(): boolean {
  const { sources, alerts } = useConsole().store.tables
  useVersion(sources)
  useVersion(alerts)
  return notLive(sources.rows.values()).length > 0 || newestCritical(alerts.rows.values()).count > 0
}

import { isFresh, type SourceView } from '../../shared/domain/connection.ts'
import { useConsole, useSpeech } from './console-context.tsx'
import { useAge } from './use-age.ts'
import { useRow } from './use-rows.ts'

/** How far what comes from a source can be believed right now (design.md, section 5). */
export interface Freshness {
  readonly stale: boolean
  /** "3 dtk" while live, "usang 1 mnt 10 dtk" while not. */
  readonly text: string
}

/** The source of an id; undefined while it is not known. */
export function useSource(id: string): SourceView | undefined {
  return useRow(useConsole().store.tables.sources, id)
}

/**
 * Freshness of a figure.
 *
 * @param at when the figure was received, epoch ms; null where there is none yet
 */
export function useFreshness(sourceId: string, at: number | null): Freshness {
  const { t } = useSpeech()
  const source = useSource(sourceId)
  const stale = source === undefined || !isFresh(source.connection)
  const heard = source?.lastByteAt ?? null
  const age = useAge(stale ? (heard ?? at) : at, stale ? 'exact' : 'calm')
  if (!stale) return { stale, text: age }
  // "stale just now" says nothing: a source that has only now gone away is stale, and that is all.
  return { stale, text: age === '' || age === t('time.now') ? t('time.staleNow') : t('time.stale', { age }) }
}

import type { SourceView } from '../../shared/domain/connection.ts'
import type { SortedView } from './sorted-view.ts'

/** The embedded hub among the sources; undefined when it is turned off. */
export function embeddedSource(sources: SortedView<SourceView>): SourceView | undefined {
  for (const { value } of sources.entries()) if (value.embedded) return value
  return undefined
}

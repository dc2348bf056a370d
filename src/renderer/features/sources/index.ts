export { relativeToRow } from './mapping-draft.ts'
export { MappingEvents } from './mapping-events.tsx'
export { SourcesView } from './sources-view.tsx'
export { useSourceFeed } from './use-source-feed.ts'

export { StatsTiles } from './stats-tiles.tsx'
export { StatsView } from './stats-view.tsx'
export { useStatsSources } from './use-stats-sources.ts'

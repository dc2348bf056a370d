export { StatsView } from './stats-view.tsx'

export { LatestLogCard } from './latest-log-card.tsx'
export { LogsView } from './logs-view.tsx'

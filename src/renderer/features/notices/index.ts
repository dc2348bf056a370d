export { AwaySummary } from './away-summary.tsx'
export { Notices } from './notices.tsx'

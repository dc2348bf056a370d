export { JobsView } from './jobs-view.tsx'
export { RunningJobsCard } from './running-jobs-card.tsx'

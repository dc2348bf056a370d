export { JobsView } from './jobs-view.tsx'

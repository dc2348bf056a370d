export { AlertsCard } from './alerts-card.tsx'
export { AlertsView } from './alerts-view.tsx'
export { CriticalDialog } from './critical-dialog.tsx'

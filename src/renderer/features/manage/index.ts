export { ManageView } from './manage-view.tsx'

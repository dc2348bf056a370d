export { WallView } from './wall-view.tsx'

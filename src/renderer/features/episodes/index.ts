export { EpisodesView } from './episodes-view.tsx'

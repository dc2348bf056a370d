export { EpisodesView } from './episodes-view.tsx'
export { LatestEpisodes } from './latest-strip.tsx'

import { large, type Shot } from './shot.ts'

const upright = [1080, 1920] as const
const tv = [3840, 2160] as const

const everything = ['overview', 'stock', 'jobs', 'episodes', 'stats', 'alerts', 'logs'] as const

/** Pictures of the wall: fine and with trouble, light and dark, lying and upright. */
export const wallShots: readonly Shot[] = [
  { name: 'wall-fine', query: 'scene=full&theme=light&wall=overview', size: large },
  { name: 'wall-fine-dark', query: 'scene=busy&theme=dark&wall=overview&locale=en', size: large },
  { name: 'wall-trouble', query: 'scene=wrong&theme=light&wall=overview', size: large },
  { name: 'wall-trouble-dark', query: 'scene=wrong&theme=dark&wall=overview', size: large },
  { name: 'wall-upright', query: 'scene=full&theme=light&wall=overview', size: upright },
  { name: 'wall-upright-trouble', query: 'scene=wrong&theme=dark&wall=overview', size: upright },
  { name: 'wall-4k', query: 'scene=systems&theme=light&wall=overview', size: tv },
  { name: 'wall-small-scale', query: 'scene=systems&theme=light&wall=overview&scale=1', size: large },
  { name: 'wall-large-scale', query: 'scene=systems&theme=light&wall=overview&scale=3', size: large },
  { name: 'wall-empty', query: 'scene=none&theme=light&wall=overview,stats', size: large },
  {
    name: 'wall-leave',
    query: 'scene=full&theme=light&wall=overview,stock',
    size: large,
    act: (page) => page.keyboard.press('Escape'),
  },
  ...everything.map((view) => ({
    name: `wall-view-${view}`,
    query: `scene=systems&theme=light&wall=${view}`,
    size: large,
  })),
  { name: 'wall-upright-jobs', query: 'scene=systems&theme=dark&wall=jobs', size: upright },
  { name: 'wall-upright-stats', query: 'scene=systems&theme=dark&wall=stats', size: upright },
]

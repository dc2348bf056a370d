import { consoleStateKey } from '../../../src/shared/domain/console-state.ts'
import { wallViews } from '../../../src/shared/settings/attention.ts'
import type { FakeConsole } from '../fake-console.ts'
import { type SceneName, scenes } from './scenes.ts'

declare global {
  interface Window {
    /** For the script that takes the pictures: lets it send patches into the scene. */
    fake: FakeConsole
  }
}

const query = new URLSearchParams(location.search)
const name = query.get('scene') ?? 'full'
const fake = name in scenes ? scenes[name as SceneName]() : scenes.full()
const theme = query.get('theme')
/** `?wall=stock,jobs`: the screen is a wall with these views. */
const walled = query.get('wall')?.split(',') ?? null
const wall = {
  ...fake.program().settings.wall,
  ...(walled === null ? {} : { views: wallViews.filter((view) => walled.includes(view)) }),
  scale: Number(query.get('scale') ?? fake.program().settings.wall.scale),
}
fake.set({
  settings: {
    ...fake.program().settings,
    locale: query.get('locale') === 'en' ? 'en' : 'id',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    wall,
  },
})
if (walled !== null) fake.send([['console', consoleStateKey, { notices: [], away: null, wall: true }]])
Object.assign(window, { fake, pantau: fake.bridge })
await import('../../../src/renderer/main.tsx')

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
fake.set({
  settings: {
    ...fake.program().settings,
    locale: query.get('locale') === 'en' ? 'en' : 'id',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  },
})
Object.assign(window, { fake, pantau: fake.bridge })
await import('../../../src/renderer/main.tsx')

import type { Settings } from '../../shared/settings/schema.ts'
import { createAfterFrame } from '../bridge/after-frame.ts'
import { startFeed } from '../bridge/feed.ts'
import type { ConsoleModel } from './console-context.tsx'
import { followMain } from './follow-main.ts'

/** A skeleton is worth its flicker only when the wait is longer than this, ms (look.md). */
const skeletonAfterMs = 300

/** Starts what runs as long as the window does: the feed, and the settings and facts of the program. */
export function startConsole(model: ConsoleModel, page: Document): void {
  const { bridge, store, viewStore, sight } = model
  setTimeout(() => {
    if (viewStore.getState().phase === 'starting') viewStore.setState({ phase: 'slow' })
  }, skeletonAfterMs)
  startFeed({
    bridge,
    store,
    afterFrame: createAfterFrame(sight),
    now: Date.now,
    onHidden: sight.setHidden,
    onPhase(phase) {
      if (phase === 'ready') viewStore.setState({ phase: 'ready' })
      if (phase === 'failed' && viewStore.getState().phase !== 'ready')
        viewStore.setState({ phase: 'failed' })
    },
  })
  void loadSettings(model)
  void loadInfo(model)
  followMain(model, page, () => void loadSettings(model))
  showTheme(page, viewStore.getState().settings)
  viewStore.subscribe((state, before) => {
    if (state.settings !== before.settings) showTheme(page, state.settings)
  })
}

async function loadSettings({ bridge, viewStore }: ConsoleModel): Promise<void> {
  const answer = await bridge.request('settings.get', {})
  if (answer.ok) viewStore.setState({ settings: answer.data })
}

/** Facts of the program, which do not change while it runs. */
async function loadInfo({ bridge, viewStore }: ConsoleModel): Promise<void> {
  const answer = await bridge.request('app.info', {})
  if (answer.ok) viewStore.setState({ info: answer.data })
}

function showTheme(page: Document, { theme, locale }: Pick<Settings, 'theme' | 'locale'>): void {
  page.documentElement.lang = locale
  if (theme === 'system') delete page.documentElement.dataset.theme
  else page.documentElement.dataset.theme = theme
}

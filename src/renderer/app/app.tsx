import { CSPProvider } from '@base-ui/react/csp-provider'
import { Toast } from '@base-ui/react/toast'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { consoleStateKey } from '../../shared/domain/console-state.ts'
import type { Speech } from '../../shared/i18n/alert-text.ts'
import { createTranslate } from '../../shared/i18n/translate.ts'
import { CriticalDialog } from '../features/alerts/index.ts'
import { Palette } from '../features/palette/index.ts'
import { PrivacyDesk } from '../features/privacy/index.ts'
import { WallView } from '../features/wall/index.ts'
import { ConsoleContext, type ConsoleModel, SpeechContext, useConsole } from './console-context.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Frame } from './frame.tsx'
import { Hotkeys } from './hotkeys.tsx'
import { Toasts } from './toasts.tsx'
import { useRow } from './use-rows.ts'

/** Toasts that are on screen at once; the rest is counted. */
const toastLimit = 3

/** The whole screen of one window. */
export function App({ model }: { readonly model: ConsoleModel }) {
  const locale = useStore(model.viewStore, (state) => state.settings.locale)
  const privacy = useStore(model.viewStore, (state) => state.settings.privacy)
  const t = useMemo(() => createTranslate(locale), [locale])
  const speech = useMemo<Speech>(() => ({ locale, t, privacy }), [locale, t, privacy])
  return (
    <ConsoleContext value={model}>
      <SpeechContext value={speech}>
        <CSPProvider disableStyleElements>
          <ErrorBoundary t={speech.t}>
            <Toast.Provider toastManager={model.toasts.manager} limit={toastLimit}>
              <Screen />
            </Toast.Provider>
          </ErrorBoundary>
        </CSPProvider>
      </SpeechContext>
    </ConsoleContext>
  )
}

/** The window of a person at work, or a wall: there nobody answers, so nothing asks. */
function Screen() {
  const state = useRow(useConsole().store.tables.console, consoleStateKey)
  if (state?.wall === true) return <WallView />
  return (
    <>
      <Hotkeys />
      <Frame />
      <Palette />
      <PrivacyDesk />
      <CriticalDialog />
      <Toasts />
    </>
  )
}

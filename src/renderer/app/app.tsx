import { CSPProvider } from '@base-ui/react/csp-provider'
import { Toast } from '@base-ui/react/toast'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Speech } from '../../shared/i18n/alert-text.ts'
import { createTranslate } from '../../shared/i18n/translate.ts'
import { CriticalDialog } from '../features/alerts/index.ts'
import { Palette } from '../features/palette/index.ts'
import { PrivacyDesk } from '../features/privacy/index.ts'
import { ConsoleContext, type ConsoleModel, SpeechContext } from './console-context.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Frame } from './frame.tsx'
import { Hotkeys } from './hotkeys.tsx'
import { Toasts } from './toasts.tsx'

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
              <Hotkeys />
              <Frame />
              <Palette />
              <PrivacyDesk />
              <CriticalDialog />
              <Toasts />
            </Toast.Provider>
          </ErrorBoundary>
        </CSPProvider>
      </SpeechContext>
    </ConsoleContext>
  )
}

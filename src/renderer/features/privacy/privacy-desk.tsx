import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { errorWords } from '../../app/error-words.ts'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { askPrivacy, setPrivacy, turnedPrivacy } from '../../bridge/set-privacy.ts'
import { PinDialog } from '../../ui/pin-dialog.tsx'

/** The key that hides amounts and names at once on every view, and the question for the PIN that shows them again. */
export function PrivacyDesk() {
  const model = useConsole()
  const { viewStore, toasts } = model
  const { t } = useSpeech()
  const fail = useFailureToast()
  const revealing = useView((state) => state.revealing)
  const { hideAmounts, hideNames } = useView((state) => state.settings.privacy)
  // A message that is on screen was written before; the inbox has what it said.
  useEffect(() => {
    if (hideAmounts || hideNames) toasts.manager.close()
  }, [hideAmounts, hideNames, toasts])
  useEffect(
    () =>
      tinykeys(
        window,
        {
          '$mod+Shift+KeyH': (event) => {
            event.preventDefault()
            void askPrivacy(model, turnedPrivacy(viewStore.getState().settings)).then(fail)
          },
        },
        { ignore: () => false },
      ),
    [model, viewStore, fail],
  )
  return (
    <PinDialog
      open={revealing !== null}
      title={t('privacy.reveal')}
      body={t('privacy.revealBody')}
      confirm={t('privacy.show')}
      onPin={async (pin) => {
        if (revealing === null) return null
        const error = await setPrivacy(model, revealing, pin)
        return error === null ? null : errorWords(t, error)
      }}
      onClose={() => viewStore.setState({ revealing: null })}
    />
  )
}

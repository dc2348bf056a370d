import { useState } from 'react'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { errorWords } from '../../../app/error-words.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { PinDialog } from '../../../ui/pin-dialog.tsx'
import { SettingRow } from '../setting-row.tsx'
import styles from '../settings-view.module.css'
import { useSaver } from '../use-saver.ts'
import { NewPinDialog } from './new-pin-dialog.tsx'

/** The PIN of this console: set, changed, removed. It is asked for by the wall and by what is hidden. */
export function PinCard() {
  const { bridge, viewStore, toasts } = useConsole()
  const { t } = useSpeech()
  const { settings, locked } = useSaver()
  const [open, setOpen] = useState<'new' | 'remove' | null>(null)
  const { hasPin } = settings
  const held = locked('pin')
  const set = async (next: string | null, current: string | undefined): Promise<string | null> => {
    const answer = await bridge.request('pin.set', {
      next,
      ...(current === undefined ? {} : { current }),
    })
    if (!answer.ok) return errorWords(t, answer.error)
    viewStore.setState({ settings: answer.data })
    toasts.show({
      title: t(next === null ? 'pin.removed' : 'pin.saved'),
      data: { kind: 'done', mark: 'done' },
    })
    return null
  }
  return (
    <Card title={t('pin.title')}>
      <p className={styles.hint}>{t('pin.hint')}</p>
      <SettingRow label={t(hasPin ? 'pin.isSet' : 'pin.isNone')} locked={held}>
        {!held && hasPin && (
          <Button data-testid="pin-remove" onClick={() => setOpen('remove')}>
            {t('pin.remove')}
          </Button>
        )}
        {!held && (
          <Button data-testid="pin-set" onClick={() => setOpen('new')}>
            {t(hasPin ? 'pin.change' : 'pin.set')}
          </Button>
        )}
      </SettingRow>
      <NewPinDialog open={open === 'new'} hasPin={hasPin} onSet={set} onClose={() => setOpen(null)} />
      <PinDialog
        open={open === 'remove'}
        title={t('pin.remove')}
        body={t('pin.removeBody')}
        confirm={t('pin.remove')}
        onPin={(pin) => set(null, pin)}
        onClose={() => setOpen(null)}
      />
    </Card>
  )
}

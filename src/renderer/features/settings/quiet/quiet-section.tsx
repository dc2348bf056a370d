import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { QuietHours } from '../../../../shared/settings/attention.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { LockedNote } from '../setting-row.tsx'
import styles from '../settings-view.module.css'
import { useSaver } from '../use-saver.ts'
import { newQuietHours } from './quiet-draft.ts'
import { QuietWindow } from './quiet-window.tsx'
import { WeekStrip } from './week-strip.tsx'

/** As many windows as the settings take (routes/settings.ts). */
const mostWindows = 50

/** When nobody is called (issue 4.4). */
export function QuietSection() {
  const { toasts, viewStore } = useConsole()
  const { t } = useSpeech()
  const { settings, locked, save } = useSaver()
  const { quietHours } = settings
  const held = locked('quietHours')
  // A window has no name: another list than the one that was edited here begins its rows anew.
  const [edition, setEdition] = useState(0)
  const store = async (next: readonly QuietHours[]): Promise<boolean> => save({ quietHours: [...next] })
  const restart = async (next: readonly QuietHours[]): Promise<boolean> => {
    const saved = await store(next)
    if (saved) setEdition((before) => before + 1)
    return saved
  }
  // The settings of that moment: others may have been changed while the message stood.
  const now = (): readonly QuietHours[] => viewStore.getState().settings.quietHours
  const remove = async (hours: QuietHours, at: number): Promise<void> => {
    if (!(await restart(now().filter((_, index) => index !== at)))) return
    toasts.show({
      title: t('quiet.removed'),
      data: { kind: 'done', mark: 'done' },
      action: { label: t('rule.undo'), run: () => void restart(now().toSpliced(at, 0, hours)) },
    })
  }
  return (
    <Card
      title={t('quiet.title')}
      actions={
        held ? (
          <LockedNote />
        ) : (
          <Button
            size="small"
            data-testid="quiet-add"
            disabled={quietHours.length >= mostWindows}
            onClick={() => void restart([...quietHours, newQuietHours])}
          >
            <Plus size={13} strokeWidth={1.75} aria-hidden="true" />
            {t('quiet.add')}
          </Button>
        )
      }
    >
      <p className={styles.hint}>{t('quiet.hint')}</p>
      <WeekStrip quietHours={quietHours} />
      {quietHours.length === 0 ? (
        <Empty title={t('quiet.empty')} body={t('quiet.emptyBody')} />
      ) : (
        <fieldset className={styles.plain} disabled={held}>
          <ul>
            {quietHours.map((hours, index) => (
              <QuietWindow
                // biome-ignore lint/suspicious/noArrayIndexKey: a window is its place in this edition of the list
                key={`${edition} ${index}`}
                stored={hours}
                onChange={(next) => void store(now().map((other, place) => (place === index ? next : other)))}
                onRemove={() => void remove(hours, index)}
              />
            ))}
          </ul>
        </fieldset>
      )}
    </Card>
  )
}

import { ChevronDown, ChevronUp } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { WallView } from '../../../../shared/settings/attention.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { LockedNote } from '../setting-row.tsx'
import styles from '../settings-view.module.css'
import { listedViews, movedView, toggledView } from './wall-order.ts'

export interface WallViewsProps {
  readonly views: readonly WallView[]
  readonly locked: boolean
  readonly onChange: (views: readonly WallView[]) => void
}

/** Which views the wall shows, in which order. */
export function WallViews({ views, locked, onChange }: WallViewsProps) {
  const { t } = useSpeech()
  return (
    <Card
      title={t('wallSet.views')}
      filters={!locked && <span className={styles.file}>{t('wallSet.viewsHint')}</span>}
      actions={locked && <LockedNote />}
    >
      <ol data-testid="wall-views">
        {listedViews(views).map((view) => {
          const name = t(`nav.${view}`)
          const at = views.indexOf(view)
          const move = (by: -1 | 1): void => {
            const next = movedView(views, view, by)
            if (next !== views) onChange(next)
          }
          const onKeyDown = (event: KeyboardEvent): void => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || locked) return
            event.preventDefault()
            move(event.key === 'ArrowUp' ? -1 : 1)
          }
          return (
            <li key={view} className={styles.row} data-view={view} data-on={at >= 0} onKeyDown={onKeyDown}>
              <span className={styles.label}>{at >= 0 ? `${at + 1}. ${name}` : name}</span>
              <div className={styles.control}>
                {at >= 0 && views.length > 1 && (
                  <>
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={t('wallSet.up', { name })}
                      title={t('wallSet.up', { name })}
                      disabled={locked || at === 0}
                      onClick={() => move(-1)}
                    >
                      <ChevronUp size={14} strokeWidth={1.75} aria-hidden="true" />
                    </Button>
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={t('wallSet.down', { name })}
                      title={t('wallSet.down', { name })}
                      disabled={locked || at === views.length - 1}
                      onClick={() => move(1)}
                    >
                      <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
                    </Button>
                  </>
                )}
                <Switch
                  testId={`wall-view-${view}`}
                  label={at >= 0 && views.length === 1 ? t('wallSet.needOne') : name}
                  pressed={at >= 0}
                  disabled={locked || (at >= 0 && views.length === 1)}
                  onPress={() => onChange(toggledView(views, view))}
                />
              </div>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

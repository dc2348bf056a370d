import {
  ChevronDown,
  ChevronUp,
  History,
  type LucideIcon,
  Pencil,
  Stethoscope,
  TableProperties,
  Trash2,
} from 'lucide-react'
import type { SourceView } from '../../../shared/domain/connection.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './source-item.module.css'
import { useRemoveSource } from './use-remove-source.ts'

/** Dialogs that a source can open. */
export type SourcePanel = 'edit' | 'test' | 'history' | 'mapping'

export interface SourceActionsProps {
  readonly source: SourceView
  /** The administrator holds the sources: nothing can be changed here. */
  readonly locked: boolean
  readonly first: boolean
  readonly last: boolean
  readonly onOpen: (panel: SourcePanel) => void
  readonly onMove: (by: -1 | 1) => void
}

/** What can be done with a source, as small quiet buttons that say their name. */
export function SourceActions({ source, locked, first, last, onOpen, onMove }: SourceActionsProps) {
  const { t } = useSpeech()
  const remove = useRemoveSource()
  const { id, name } = source
  const mapped = source.profile === 'generic' || source.settings?.profile === 'generic'
  return (
    <>
      <IconButton
        testId={`history-${id}`}
        icon={History}
        label={t('sources.history', { name })}
        onPress={() => onOpen('history')}
      />
      {!source.embedded && (
        <>
          <IconButton
            testId={`test-${id}`}
            icon={Stethoscope}
            label={t('sources.test', { name })}
            onPress={() => onOpen('test')}
          />
          {mapped && (
            <IconButton
              testId={`mapping-${id}`}
              icon={TableProperties}
              label={t('sources.mapping', { name })}
              onPress={() => onOpen('mapping')}
            />
          )}
          <IconButton
            testId={`edit-${id}`}
            icon={Pencil}
            label={t('sources.edit', { name })}
            disabled={locked}
            onPress={() => onOpen('edit')}
          />
          <IconButton
            testId={`move-up-${id}`}
            icon={ChevronUp}
            label={t('sources.moveUp', { name })}
            disabled={locked || first}
            onPress={() => onMove(-1)}
          />
          <IconButton
            testId={`move-down-${id}`}
            icon={ChevronDown}
            label={t('sources.moveDown', { name })}
            disabled={locked || last}
            onPress={() => onMove(1)}
          />
          <IconButton
            testId={`remove-${id}`}
            icon={Trash2}
            label={t('sources.removeOf', { name })}
            disabled={locked}
            onPress={() => void remove(source)}
          />
        </>
      )}
    </>
  )
}

interface IconButtonProps {
  readonly testId: string
  readonly icon: LucideIcon
  readonly label: string
  readonly disabled?: boolean
  readonly onPress: () => void
}

function IconButton({ testId, icon: Icon, label, disabled, onPress }: IconButtonProps) {
  return (
    <Button
      size="small"
      look="quiet"
      className={styles.icon}
      data-testid={testId}
      aria-label={label}
      title={label}
      // Focus must not fall into nothing when a moved row has reached its end.
      aria-disabled={disabled}
      onClick={() => {
        if (disabled !== true) onPress()
      }}
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
    </Button>
  )
}

import type { Severity } from '../../../../shared/domain/alert.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { useTestCall } from '../../rules/index.ts'

export interface TryButtonProps {
  readonly severity: Severity
  readonly disabled?: boolean
}

/** Calls once as an alert of this severity would, by every way that is on: heard and seen as it will be. */
export function TryButton({ severity, disabled = false }: TryButtonProps) {
  const { t } = useSpeech()
  const test = useTestCall()
  return (
    <Button
      size="small"
      data-testid={`try-${severity}`}
      title={t('calls.tryHint')}
      disabled={disabled}
      onClick={() => void test({ kind: 'built-in', id: 'stock-low', sources: [], severity })}
    >
      {t('calls.try')}
    </Button>
  )
}

import type { Severity } from '../../../../shared/domain/alert.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useFailureToast } from '../../../app/use-failure-toast.ts'
import { Button } from '../../../ui/button.tsx'

export interface TryButtonProps {
  readonly severity: Severity
  readonly disabled?: boolean
}

/** Calls once as an alert of this severity would, by every way that is on: heard and seen as it will be. */
export function TryButton({ severity, disabled = false }: TryButtonProps) {
  const { bridge } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const test = async (): Promise<void> => {
    const answer = await bridge.request('rule.test', {
      rule: { kind: 'built-in', id: 'stock-low', sources: [], severity },
    })
    fail(answer.ok ? null : answer.error)
  }
  return (
    <Button
      size="small"
      data-testid={`try-${severity}`}
      title={t('calls.tryHint')}
      disabled={disabled}
      onClick={() => void test()}
    >
      {t('calls.try')}
    </Button>
  )
}

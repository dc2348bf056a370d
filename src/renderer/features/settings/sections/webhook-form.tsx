import { type FormEvent, useState } from 'react'
import type { Webhook } from '../../../../shared/settings/attention.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useFailureToast } from '../../../app/use-failure-toast.ts'
import { Button } from '../../../ui/button.tsx'
import styles from '../settings-view.module.css'
import { useSaver } from '../use-saver.ts'
import { useWebhookTest } from './use-webhook-test.ts'
import {
  type WebhookDraft,
  type WebhookProblem,
  webhookChanged,
  webhookDraft,
  webhookOf,
  webhookProblems,
} from './webhook-draft.ts'
import { WebhookFields } from './webhook-fields.tsx'

export interface WebhookFormProps {
  readonly stored: Webhook
  readonly locked: boolean
}

const none: ReadonlySet<WebhookProblem> = new Set()

/** Address, format and secret of the webhook; stored together, and tried as they stand in the form. */
export function WebhookForm({ stored, locked }: WebhookFormProps) {
  const { bridge, viewStore } = useConsole()
  const { t } = useSpeech()
  const { save, say } = useSaver()
  const fail = useFailureToast()
  const [draft, setDraft] = useState(() => webhookDraft(stored))
  const [tried, setTried] = useState<'save' | 'test' | null>(null)
  const test = useWebhookTest()
  const problems = tried === null ? none : webhookProblems(draft, tried === 'test')
  const changed = webhookChanged(draft, stored)
  const change = (part: Partial<WebhookDraft>): void => {
    setDraft((before) => ({ ...before, ...part }))
    test.clear()
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried('save')
    if (locked || webhookProblems(draft, false).size > 0) return
    const webhook = webhookOf(draft)
    // The secret first: settings that promise one without it would call with nothing.
    if (draft.typedSecret !== '' || (stored.secret && !webhook.secret)) {
      const answer = await bridge.request('webhook.setSecret', { secret: draft.typedSecret })
      if (!answer.ok) return fail(answer.error)
    }
    const { attention } = viewStore.getState().settings
    if (!(await save({ attention: { ...attention, webhook } }))) return
    setDraft(webhookDraft(webhook))
    setTried(null)
    say()
  }
  const run = (): void => {
    setTried('test')
    if (webhookProblems(draft, true).size > 0) return
    const { typedSecret } = draft
    test.run(webhookOf(draft), typedSecret === '' ? undefined : typedSecret)
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <WebhookFields draft={draft} problems={problems} locked={locked} change={change} />
      <div className={styles.save}>
        <span className={styles.outcome} role="status" data-testid="webhook-outcome" data-ok={test.ok}>
          {test.words}
        </span>
        <Button data-testid="webhook-test" disabled={test.running} onClick={run}>
          {t('webhook.test')}
        </Button>
        {!locked && (
          <Button
            type="submit"
            look={changed ? 'primary' : 'plain'}
            data-testid="webhook-save"
            disabled={!changed}
          >
            {t('app.save')}
          </Button>
        )}
      </div>
    </form>
  )
}

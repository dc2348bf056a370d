import { useRef, useState } from 'react'
import type { TestOutcome } from '../../../../shared/ipc/routes/settings.ts'
import type { Webhook } from '../../../../shared/settings/attention.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { errorWords } from '../../../app/error-words.ts'

/** A try of the webhook, and what became of it. */
export interface WebhookTest {
  readonly running: boolean
  /** Undefined while nothing was tried. */
  readonly ok: boolean | undefined
  readonly words: string
  run(webhook: Webhook, secret: string | undefined): void
  /** The form has changed: what is said belongs to another one. */
  clear(): void
}

/** Calls the webhook as the form has it; only the answer to the latest try is told. */
export function useWebhookTest(): WebhookTest {
  const { bridge } = useConsole()
  const { t } = useSpeech()
  const [outcome, setOutcome] = useState<TestOutcome | 'running' | null>(null)
  const latest = useRef(0)
  const run = async (webhook: Webhook, secret: string | undefined): Promise<void> => {
    latest.current += 1
    const mine = latest.current
    setOutcome('running')
    const answer = await bridge.request('webhook.test', {
      webhook,
      ...(secret === undefined ? {} : { secret }),
    })
    if (mine !== latest.current) return
    setOutcome(answer.ok ? answer.data : { ok: false, detail: errorWords(t, answer.error) })
  }
  const done = outcome === null || outcome === 'running' ? null : outcome
  return {
    running: outcome === 'running',
    ok: done?.ok,
    words:
      outcome === 'running'
        ? t('webhook.testing')
        : done === null
          ? ''
          : t(done.ok ? 'webhook.reached' : 'webhook.failed', { detail: done.detail }),
    run: (webhook, secret) => void run(webhook, secret),
    clear() {
      latest.current += 1
      setOutcome(null)
    },
  }
}

import { type Webhook, webhook } from '../../../../shared/settings/attention.ts'
import { checkShape } from '../../../bridge/check-shape.ts'

/** What is typed into the webhook's form. */
export interface WebhookDraft extends Webhook {
  /** A new secret; '' keeps the one that is stored. */
  readonly typedSecret: string
}

export type WebhookProblem = 'url' | 'topic'

/** The form as it begins. */
export function webhookDraft(stored: Webhook): WebhookDraft {
  return { ...stored, typedSecret: '' }
}

/** The settings that the form means. */
export function webhookOf({ typedSecret, ...rest }: WebhookDraft): Webhook {
  return {
    ...rest,
    url: rest.url.trim(),
    topic: rest.topic.trim(),
    secret: rest.secret || typedSecret !== '',
  }
}

/**
 * What is wrong with the form.
 *
 * @param called it is about to be called, so that it needs an address even while it is switched off
 */
export function webhookProblems(draft: WebhookDraft, called: boolean): ReadonlySet<WebhookProblem> {
  const value = webhookOf(draft)
  const problems = new Set<WebhookProblem>()
  const shape = checkShape(webhook, value)
  for (const path of shape.ok ? [] : shape.paths) if (path === 'url' || path === 'topic') problems.add(path)
  if (!value.enabled && !called) return problems
  if (value.url === '') problems.add('url')
  if (value.preset === 'ntfy' && value.topic === '') problems.add('topic')
  return problems
}

/** Whether something was typed that is not stored. */
export function webhookChanged(draft: WebhookDraft, stored: Webhook): boolean {
  const value = webhookOf(draft)
  return (
    draft.typedSecret !== '' ||
    (['enabled', 'url', 'preset', 'topic', 'secret'] as const).some((name) => value[name] !== stored[name])
  )
}

import { useSpeech } from '../../../app/console-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { Choice } from '../../../ui/choice.tsx'
import fields from '../../../ui/field.module.css'
import { SettingRow } from '../setting-row.tsx'
import styles from '../settings-view.module.css'
import { SwitchRow } from '../switch-row.tsx'
import type { WebhookDraft, WebhookProblem } from './webhook-draft.ts'

export interface WebhookFieldsProps {
  readonly draft: WebhookDraft
  readonly problems: ReadonlySet<WebhookProblem>
  readonly locked: boolean
  readonly change: (part: Partial<WebhookDraft>) => void
}

/** The fields of the webhook's form. */
export function WebhookFields({ draft, problems, locked, change }: WebhookFieldsProps) {
  const { t } = useSpeech()
  const problem = (name: WebhookProblem, words: string) =>
    problems.has(name) && (
      <span className={styles.problem} role="alert">
        {words}
      </span>
    )
  return (
    <>
      <SwitchRow
        testId="webhook-enabled"
        label={t('webhook.enabled')}
        on={draft.enabled}
        locked={locked}
        onSwitch={(enabled) => change({ enabled })}
      />
      <SettingRow label={t('webhook.preset')}>
        <Choice
          testId="webhook-preset"
          label={t('webhook.preset')}
          value={draft.preset}
          options={(['json', 'ntfy'] as const).map((value) => ({
            value,
            label: t(`webhook.preset.${value}`),
          }))}
          disabled={locked}
          onChoose={(preset) => change({ preset })}
        />
      </SettingRow>
      <SettingRow label={t('webhook.url')} hint={t(`webhook.urlHint.${draft.preset}`)}>
        {problem('url', t('webhook.badUrl'))}
        <input
          className={`${fields.control} ${styles.text}`}
          data-testid="webhook-url"
          aria-label={t('webhook.url')}
          inputMode="url"
          placeholder="https://"
          value={draft.url}
          disabled={locked}
          aria-invalid={problems.has('url')}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => change({ url: event.target.value })}
        />
      </SettingRow>
      {draft.preset === 'ntfy' && (
        <SettingRow label={t('webhook.topic')}>
          {problem('topic', t('webhook.badTopic'))}
          <input
            className={`${fields.control} ${styles.text}`}
            data-testid="webhook-topic"
            aria-label={t('webhook.topic')}
            value={draft.topic}
            maxLength={64}
            disabled={locked}
            aria-invalid={problems.has('topic')}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => change({ topic: event.target.value })}
          />
        </SettingRow>
      )}
      <SettingRow label={t('webhook.secret')} hint={t('webhook.secretHint')}>
        {draft.secret && !locked && (
          <Button size="small" look="quiet" onClick={() => change({ secret: false, typedSecret: '' })}>
            {t('webhook.secretRemove')}
          </Button>
        )}
        <input
          className={`${fields.control} ${styles.text}`}
          data-testid="webhook-secret"
          aria-label={t('webhook.secret')}
          type="password"
          placeholder={t(draft.secret ? 'webhook.secretKept' : 'webhook.secretNone')}
          value={draft.typedSecret}
          maxLength={8192}
          disabled={locked}
          autoComplete="off"
          onChange={(event) => change({ typedSecret: event.target.value })}
        />
      </SettingRow>
    </>
  )
}

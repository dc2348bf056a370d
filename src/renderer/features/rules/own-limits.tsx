import { Plus, Trash2 } from 'lucide-react'
import type { Operator } from '../../../shared/domain/rule.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import fields from '../../ui/field.module.css'
import { isWrongLimit, isWrongMatchPath, type LimitDraft, type PathTarget, withMatch } from './own-draft.ts'
import styles from './rule-dialog.module.css'

/** As many as the settings take (rule.ts). */
const mostLimits = 500

export interface OwnLimitsProps {
  readonly limits: readonly LimitDraft[]
  readonly operator: Operator
  readonly problem: boolean
  readonly onTarget: (target: PathTarget) => void
  readonly onChange: (limits: readonly LimitDraft[]) => void
}

/** Other limits for some items, types or branches; the first that matches is taken. */
export function OwnLimits({ limits, operator, problem, onTarget, onChange }: OwnLimitsProps) {
  const { t, locale } = useSpeech()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{t('rule.limits')}</legend>
      <span className={styles.line}>{t('rule.limitsHint')}</span>
      {limits.map((limit, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a limit is its place; the first that matches counts
        <div key={at} className={styles.limitRow}>
          <div className={styles.matches}>
            {limit.match.map(({ path, text }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a match is its place
              <div key={place} className={styles.match}>
                <input
                  className={`${fields.control} ${styles.code}`}
                  data-testid={`rule-limit-path-${at}`}
                  aria-label={t('rule.limitPath', { n: at + 1 })}
                  placeholder={t('rule.limitField')}
                  value={path}
                  maxLength={300}
                  spellCheck={false}
                  aria-invalid={problem && isWrongMatchPath(path)}
                  onFocus={() => onTarget(`limits.${at}.${place}`)}
                  onChange={(event) => onChange(withMatch(limits, at, place, { path: event.target.value }))}
                />
                <span className={styles.line}>=</span>
                <input
                  className={fields.control}
                  data-testid={`rule-limit-text-${at}`}
                  aria-label={t('rule.limitText', { n: at + 1 })}
                  placeholder={t('rule.limitIs')}
                  value={text}
                  maxLength={200}
                  aria-invalid={problem && text === ''}
                  onChange={(event) => onChange(withMatch(limits, at, place, { text: event.target.value }))}
                />
              </div>
            ))}
          </div>
          <input
            className={fields.control}
            data-testid={`rule-limit-value-${at}`}
            aria-label={t('rule.limitValue', { n: at + 1 })}
            placeholder={t('rule.limit')}
            value={limit.limit}
            maxLength={200}
            aria-invalid={problem && isWrongLimit(locale, operator, limit.limit)}
            onChange={(event) =>
              onChange(
                limits.map((other, index) =>
                  index === at ? { ...other, limit: event.target.value } : other,
                ),
              )
            }
          />
          <Button
            size="small"
            look="quiet"
            aria-label={t('rule.limitRemove', { n: at + 1 })}
            title={t('rule.limitRemove', { n: at + 1 })}
            onClick={() => onChange(limits.filter((_, index) => index !== at))}
          >
            <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        </div>
      ))}
      {problem && (
        <p className={styles.problem} role="alert">
          {t('rule.badLimits')}
        </p>
      )}
      <Button
        size="small"
        data-testid="rule-limit-add"
        disabled={limits.length >= mostLimits}
        onClick={() => {
          onTarget(`limits.${limits.length}.0`)
          onChange([...limits, { match: [{ path: '', text: '' }], limit: '' }])
        }}
      >
        <Plus size={13} strokeWidth={1.75} aria-hidden="true" />
        {t('rule.limitAdd')}
      </Button>
    </fieldset>
  )
}

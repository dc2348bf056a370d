import { ChevronRight } from 'lucide-react'
import { useSpeech } from '../../app/console-context.tsx'
import { Choice } from '../../ui/choice.tsx'
import fields from '../../ui/field.module.css'
import { Field } from '../../ui/field.tsx'
import { ProxyFields } from './proxy-fields.tsx'
import { backgroundChoices } from './source-draft.ts'
import styles from './source-form.module.css'
import { StreamFields } from './stream-fields.tsx'
import { TrustFields, type TrustFieldsProps } from './trust-fields.tsx'

export interface AdvancedFieldsProps extends TrustFieldsProps {
  readonly open: boolean
  readonly onToggle: (open: boolean) => void
}

/** What most sources do not need. */
export function AdvancedFields({ open, onToggle, ...part }: AdvancedFieldsProps) {
  const { t } = useSpeech()
  const { form, problems, change } = part
  return (
    <details
      className={styles.advanced}
      open={open}
      data-testid="source-advanced"
      onToggle={(event) => onToggle(event.currentTarget.open)}
    >
      <summary className={styles.summary}>
        <ChevronRight className={styles.arrow} size={14} strokeWidth={1.75} aria-hidden="true" />
        {t('sourceForm.advanced')}
        <span className={styles.summaryHint}>{t('sourceForm.advancedHint')}</span>
      </summary>
      <div className={styles.parts}>
        <StreamFields {...part} />
        <Field label={t('sourceForm.branches')} hint={t('sourceForm.branchesHint')}>
          <input
            className={fields.control}
            data-testid="source-branches"
            value={form.branches}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change({ branches: event.target.value })}
          />
        </Field>
        <Field
          label={t('sourceForm.currency')}
          hint={t('sourceForm.currencyHint')}
          error={problems.has('currency') ? t('sourceForm.badCurrency') : null}
        >
          <input
            className={`${fields.control} ${styles.currency}`}
            data-testid="source-currency"
            value={form.currency}
            maxLength={3}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problems.has('currency')}
            onChange={(event) => change({ currency: event.target.value.toUpperCase() })}
          />
        </Field>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{t('sourceForm.background')}</legend>
          <Choice
            testId="source-background"
            label={t('sourceForm.background')}
            value={form.background}
            options={backgroundChoices.map((value) => ({ value, label: t(`background.${value}`) }))}
            onChoose={(background) => change({ background })}
          />
          <p className={styles.line}>{t(`background.${form.background}.line`)}</p>
        </fieldset>
        <label className={styles.check}>
          <input
            type="checkbox"
            data-testid="source-images"
            checked={form.images}
            onChange={(event) => change({ images: event.target.checked })}
          />
          <span>
            {t('sourceForm.images')}
            <span className={styles.checkHint}>{t('sourceForm.imagesHint')}</span>
          </span>
        </label>
        <ProxyFields {...part} />
        <TrustFields {...part} />
      </div>
    </details>
  )
}

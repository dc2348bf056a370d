import { useState } from 'react'
import {
  type BuiltIn,
  type BuiltInRule,
  marginRules,
  ruleDefaults,
  standingRules,
} from '../../../shared/domain/rule.ts'
import type { Locale } from '../../../shared/i18n/locale.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import fields from '../../ui/field.module.css'
import { Field } from '../../ui/field.tsx'
import { useSaver } from '../settings/use-saver.ts'
import { MarginField, SeverityField, SourcesField, WaitField } from './common-fields.tsx'
import { EditorFooter } from './editor-footer.tsx'
import type { EditorProps } from './editor-props.ts'
import styles from './rule-dialog.module.css'
import { changeOf, isDefault, withBuiltIn } from './rule-list.ts'
import { RulePreview } from './rule-preview.tsx'
import { numberText, typedNumber } from './typed-number.ts'

export interface BuiltInEditorProps extends EditorProps {
  readonly rule: BuiltIn
}

type Limited = 'transaction-new' | 'pending-high' | 'source-silent'

function isLimited(id: BuiltInRule): id is Limited {
  return ruleDefaults[id].limit !== null
}

/** Edits a rule that everybody has. */
export function BuiltInEditor({ rule, locked, onChanged, onClose }: BuiltInEditorProps) {
  const { t, locale } = useSpeech()
  const { settings, save } = useSaver()
  const [draft, setDraft] = useState(rule)
  const [limit, setLimit] = useState(rule.limit === null ? '' : numberText(locale, rule.limit))
  const [margin, setMargin] = useState(numberText(locale, rule.margin))
  const limitNumber = draft.limit === null ? 0 : nonNegative(locale, limit)
  const marginNumber = nonNegative(locale, margin)
  const whole =
    limitNumber === null || marginNumber === null
      ? null
      : { ...draft, margin: marginNumber, limit: draft.limit === null ? null : limitNumber }
  const change = (part: Partial<BuiltIn>): void => {
    setDraft((before) => ({ ...before, ...part }))
    onChanged()
  }
  const submit = async (): Promise<void> => {
    if (whole !== null && (await save({ rules: withBuiltIn(settings.rules, whole) }))) onClose()
  }
  const reset = (): void => {
    const defaults = ruleDefaults[rule.id]
    change({ ...defaults, enabled: true, sources: [], forSeconds: 0 })
    setLimit(defaults.limit === null ? '' : numberText(locale, defaults.limit))
    setMargin('0')
  }
  return (
    <>
      <div className={styles.columns}>
        <div className={styles.form}>
          <p className={styles.line}>{t(`rule.line.${rule.id}`)}</p>
          <SeverityField severity={draft.severity} onChange={(severity) => change({ severity })} />
          {isLimited(rule.id) && (
            <Field
              label={t(`rule.limitLabel.${rule.id}`)}
              error={limitNumber === null ? t('rule.badNumber') : null}
              {...(rule.id === 'transaction-new' ? { hint: t('rule.limitHint.transaction-new') } : {})}
            >
              <input
                className={fields.control}
                data-testid="rule-limit"
                inputMode="decimal"
                value={limit}
                maxLength={20}
                aria-invalid={limitNumber === null}
                onChange={(event) => {
                  setLimit(event.target.value)
                  onChanged()
                }}
              />
            </Field>
          )}
          <SourcesField sources={draft.sources} onChange={(sources) => change({ sources })} />
          {standingRules.includes(rule.id) && (
            <WaitField seconds={draft.forSeconds} onChange={(forSeconds) => change({ forSeconds })} />
          )}
          {marginRules.includes(rule.id) && (
            <MarginField
              margin={margin}
              problem={marginNumber === null}
              onChange={(next) => {
                setMargin(next)
                onChanged()
              }}
            />
          )}
        </div>
        <RulePreview rule={whole === null ? null : { ...changeOf(whole), enabled: true }} />
      </div>
      <EditorFooter
        rule={whole === null ? null : changeOf(whole)}
        locked={locked}
        onSave={() => void submit()}
        onClose={onClose}
      >
        {!locked && (whole === null || !isDefault(whole)) && (
          <Button look="quiet" data-testid="rule-reset" onClick={reset}>
            {t('rule.reset')}
          </Button>
        )}
      </EditorFooter>
    </>
  )
}

function nonNegative(locale: Locale, text: string): number | null {
  const number = typedNumber(locale, text)
  return number === null || number < 0 ? null : number
}

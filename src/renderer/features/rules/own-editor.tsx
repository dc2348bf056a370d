import { Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { OwnRule } from '../../../shared/domain/rule.ts'
import { uuidV7 } from '../../../shared/ids/uuid-v7.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useSaver } from '../settings/use-saver.ts'
import { MarginField, SeverityField, SourcesField, WaitField } from './common-fields.tsx'
import { EditorFooter } from './editor-footer.tsx'
import type { EditorProps } from './editor-props.ts'
import {
  draftOf,
  isOrder,
  newDraft,
  type OwnDraft,
  type OwnProblem,
  ownProblems,
  type PathTarget,
  picked,
  previewOf,
  ruleOf,
} from './own-draft.ts'
import { OwnFields } from './own-fields.tsx'
import { OwnLimits } from './own-limits.tsx'
import { OwnSample } from './own-sample.tsx'
import styles from './rule-dialog.module.css'
import { withOwn } from './rule-list.ts'
import { RulePreview } from './rule-preview.tsx'
import { useRemoveRule } from './use-remove-rule.ts'

export interface OwnEditorProps extends EditorProps {
  /** Null for a new one. */
  readonly rule: OwnRule | null
}

const none: ReadonlySet<OwnProblem> = new Set()

/** Edits a rule of the user's own: fields are picked out of the last events. */
export function OwnEditor({ rule, locked, onChanged, onClose }: OwnEditorProps) {
  const { t, locale } = useSpeech()
  const { settings, save } = useSaver()
  const remove = useRemoveRule()
  const [draft, setDraft] = useState<OwnDraft>(() => (rule ? draftOf(locale, rule) : newDraft(newRuleId())))
  const [target, setTarget] = useState<PathTarget>('value')
  const [tried, setTried] = useState(false)
  const element = useRef<HTMLDivElement>(null)
  const problems = tried ? ownProblems(locale, draft) : none
  const put = (next: OwnDraft): void => {
    setDraft(next)
    onChanged()
  }
  const change = (part: Partial<OwnDraft>): void => put({ ...draft, ...part })
  const submit = async (): Promise<void> => {
    setTried(true)
    const made = ruleOf(locale, draft)
    if (made !== null) {
      if (await save({ rules: withOwn(settings.rules, made) })) onClose()
      return
    }
    requestAnimationFrame(() => {
      const wrong = element.current?.querySelector('[aria-invalid="true"]')
      if (wrong instanceof HTMLElement) wrong.focus()
    })
  }
  return (
    <>
      <div className={styles.columns} ref={element}>
        <OwnSample
          sources={draft.sources}
          onPick={(path, name, type) => put(picked(draft, target, path, name, type))}
        />
        <div className={styles.form}>
          <OwnFields draft={draft} problems={problems} change={change} onTarget={setTarget} />
          <OwnLimits
            limits={draft.limits}
            operator={draft.operator}
            problem={problems.has('limits')}
            onTarget={setTarget}
            onChange={(limits) => change({ limits })}
          />
          <SeverityField severity={draft.severity} onChange={(severity) => change({ severity })} />
          <div className={styles.pair}>
            <WaitField seconds={draft.forSeconds} onChange={(forSeconds) => change({ forSeconds })} />
            {isOrder(draft.operator) && (
              <MarginField
                margin={draft.margin}
                problem={problems.has('margin')}
                onChange={(margin) => change({ margin })}
              />
            )}
          </div>
          <SourcesField sources={draft.sources} onChange={(sources) => change({ sources })} />
        </div>
        <RulePreview rule={previewOf(locale, draft)} />
      </div>
      <EditorFooter
        rule={ruleOf(locale, draft)}
        locked={locked}
        onSave={() => void submit()}
        onClose={onClose}
      >
        {rule !== null && !locked && (
          <Button
            look="quiet"
            data-testid="rule-remove"
            onClick={() => {
              onClose()
              void remove(rule)
            }}
          >
            <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
            {t('rule.remove')}
          </Button>
        )}
      </EditorFooter>
    </>
  )
}

function newRuleId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}

import { type FormEvent, useRef, useState } from 'react'
import type { RequestError } from '../../../shared/ipc/envelope.ts'
import type { SourceSettings } from '../../../shared/settings/schema.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import { AdvancedFields } from './advanced-fields.tsx'
import { AuthFields } from './auth-fields.tsx'
import { CheckPanel } from './check-panel.tsx'
import {
  type SourceForm as Draft,
  emptySource,
  formOf,
  isAdvanced,
  needsSecret,
  newKept,
  type SourceProblem,
  settingsOf,
  sourceId,
  sourceProblems,
} from './source-draft.ts'
import { refusedSecret, sourceErrorWords } from './source-error-words.ts'
import { SourceFields } from './source-fields.tsx'
import styles from './source-form.module.css'
import { useCheck } from './use-check.ts'

export interface SourceFormProps {
  /** The source that is edited; null for a new one. */
  readonly source: SourceSettings | null
  /** Something was typed that would be lost. */
  readonly onTyped: () => void
  readonly onClose: () => void
}

const none: ReadonlySet<SourceProblem> = new Set()

/** Everything about a source on one form, with a test of what is typed beside it. */
export function SourceForm({ source, onTyped, onClose }: SourceFormProps) {
  const { bridge, store } = useConsole()
  const { t } = useSpeech()
  const [form, setForm] = useState<Draft>(source ? formOf(source) : emptySource)
  const [problems, setProblems] = useState(none)
  const [advanced, setAdvanced] = useState(false)
  const [error, setError] = useState<RequestError | null>(null)
  const [saving, setSaving] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  const run = useCheck()

  const change = (part: Partial<Draft>): void => {
    const next = { ...form, ...part }
    setForm(next)
    onTyped()
    setError(null)
    // What was wrong and is right now stops being red while it is typed; nothing turns red before it was tried.
    if (problems.size > 0) {
      const left = new Set(sourceProblems(next, source))
      setProblems(new Set([...problems].filter((problem) => left.has(problem))))
    }
  }

  const show = (found: readonly SourceProblem[]): void => {
    setProblems(new Set(found))
    if (found.some(isAdvanced)) setAdvanced(true)
    // The field may only just have come into sight.
    requestAnimationFrame(() => {
      const wrong = element.current?.querySelector('[aria-invalid="true"]')
      if (wrong instanceof HTMLElement) wrong.focus()
    })
  }

  const draft = (): SourceSettings => {
    const kept = source ?? newKept(sourceId(form.name, new Set(store.tables.sources.rows.keys())))
    return settingsOf(form, kept)
  }

  const test = (): void => {
    const found = sourceProblems(form, source).filter((problem) => problem !== 'name')
    show(found)
    // A test needs no name; the settings do.
    if (found.length === 0) run.start({ ...draft(), name: form.name.trim() || 'test' }, form.secret)
  }

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const found = sourceProblems(form, source)
    show(found)
    if (found.length > 0 || saving) return
    const secret = form.auth === 'none' || form.secret === '' ? {} : { secret: form.secret }
    setSaving(true)
    const answer = await bridge.request(source ? 'source.update' : 'source.add', {
      source: draft(),
      ...secret,
    })
    setSaving(false)
    if (answer.ok) onClose()
    else if (refusedSecret(answer.error)) show(['secret'])
    else setError(answer.error)
  }

  const part = { form, problems, change }
  return (
    <form
      ref={element}
      className={styles.form}
      data-testid="source-form"
      data-typing
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <div className={styles.columns}>
        <div className={styles.fields}>
          <SourceFields {...part} />
          <AuthFields
            {...part}
            keeps={source !== null && !needsSecret(form, source)}
            known={source !== null}
          />
          <AdvancedFields
            {...part}
            open={advanced}
            onToggle={setAdvanced}
            seen={run.check?.fingerprint ?? null}
          />
        </div>
        <div className={styles.test}>
          <CheckPanel run={run} onStart={test} />
        </div>
      </div>
      <footer className={styles.footer}>
        {error !== null && (
          <p className={styles.error} role="alert">
            {sourceErrorWords(t, error)}
          </p>
        )}
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button type="submit" look="primary" data-testid="source-save" disabled={saving}>
          {t(source ? 'app.save' : 'sourceForm.add')}
        </Button>
      </footer>
    </form>
  )
}

import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { hubCommand } from '../../../../shared/ipc/routes/hub.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { checkShape } from '../../../bridge/check-shape.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { CommandField } from './command-field.tsx'
import { type FieldSpec, type Values, wrongFields } from './field-spec.ts'
import styles from './kit.module.css'
import { problemPaths, problemWords } from './problem-words.ts'
import { useCommand } from './use-command.ts'

/** Words of the question before a command that cannot be taken back. */
export interface Question {
  readonly title: string
  readonly body: string
  readonly confirm: string
}

export interface CommandFormProps {
  readonly title: string
  /** What a person should know before, in a sentence. */
  readonly note?: string
  /** The fields, by what is typed where one decides over others. */
  readonly fields: readonly FieldSpec[] | ((values: Values) => readonly FieldSpec[])
  /** What stands in a field until it is typed into; it may change meanwhile. */
  readonly initial: Values
  readonly submit: string
  /** The command as the fields say it; the shared schema decides whether it is one. */
  readonly build: (values: Values) => unknown
  readonly ask?: (values: Values) => Question | null
  /** Said when it is done; '' when the answer speaks for itself. */
  readonly done: string
  readonly onDone: (answer: Readonly<Record<string, unknown>>, sent: Values) => void
  /** Leaves the editing of a row; absent where there is nothing to leave. */
  readonly onCancel?: (() => void) | undefined
}

/** A form that becomes one command of the hub. Give it another `key` for another thing to edit. */
export function CommandForm(props: CommandFormProps) {
  const { initial, build, ask, onCancel } = props
  const { toasts } = useConsole()
  const { t } = useSpeech()
  const command = useCommand()
  const [edits, setEdits] = useState<Values>({})
  const values = { ...initial, ...edits }
  const fields = typeof props.fields === 'function' ? props.fields(values) : props.fields
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set())
  const [error, setError] = useState<string | null>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const form = useRef<HTMLFormElement>(null)

  const change = (name: string, value: string): void => {
    command.touch()
    setEdits({ ...edits, [name]: value })
    setWrong(new Set([...wrong].filter((field) => field !== name && field !== '')))
  }

  const showWrong = (names: ReadonlySet<string>): void => {
    setWrong(names)
    const first = fields.find(({ name }) => names.has(name))
    const control = first && form.current?.querySelector(`[data-testid="manage-field-${first.name}"]`)
    if (control instanceof HTMLElement) control.focus()
  }

  const send = async (): Promise<void> => {
    const shape = checkShape(hubCommand, build(values))
    if (!shape.ok) return showWrong(wrongFields(fields, shape.paths))
    const answer = await command.send(shape.data)
    if (answer === null) return
    if (!answer.ok) {
      setError(problemWords(t, answer.error))
      return showWrong(wrongFields(fields, problemPaths(answer.error)))
    }
    setError(null)
    setWrong(new Set())
    setEdits({})
    if (props.done !== '') toasts.show({ title: props.done, data: { kind: 'done', mark: 'done' } })
    props.onDone(answer.answer, values)
  }

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const next = ask?.(values) ?? null
    if (next) setQuestion(next)
    else void send()
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && onCancel) onCancel()
  }

  return (
    <Card title={props.title} className={styles.formCard}>
      <form
        ref={form}
        className={styles.form}
        data-testid="manage-form"
        data-typing
        onSubmit={submit}
        onKeyDown={onKeyDown}
        noValidate
      >
        {props.note !== undefined && <p className={styles.note}>{props.note}</p>}
        {fields.map((spec) => (
          <CommandField
            key={spec.name}
            spec={spec}
            value={values[spec.name] ?? ''}
            wrong={wrong.has(spec.name)}
            disabled={command.busy}
            onChange={(value) => change(spec.name, value)}
          />
        ))}
        {error === null && wrong.has('') && (
          <p className={styles.error} role="alert">
            {t('manage.incomplete')}
          </p>
        )}
        {error !== null && (
          <p className={styles.error} role="alert" data-testid="manage-error">
            {error}
          </p>
        )}
        <div className={styles.actions}>
          {onCancel && <Button onClick={onCancel}>{t('app.cancel')}</Button>}
          <Button type="submit" look="primary" data-testid="manage-save" disabled={command.busy}>
            {command.busy ? t('manage.sending') : props.submit}
          </Button>
        </div>
      </form>
      <ConfirmDialog
        open={question !== null}
        title={question?.title ?? ''}
        body={question?.body ?? ''}
        confirm={question?.confirm ?? ''}
        cancel={t('app.cancel')}
        onConfirm={() => void send()}
        onClose={() => setQuestion(null)}
      />
    </Card>
  )
}

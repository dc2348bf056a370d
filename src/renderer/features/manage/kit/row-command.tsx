import { useState } from 'react'
import type { HubCommand } from '../../../../shared/ipc/routes/hub.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import type { Question } from './command-form.tsx'
import { problemWords } from './problem-words.ts'
import { useCommand } from './use-command.ts'

export interface RowCommandProps {
  readonly testId: string
  readonly label: string
  readonly look?: 'quiet' | 'plain'
  /** The row's name, so that each button of the table has a name of its own. */
  readonly of: string
  readonly command: HubCommand
  /** Asked before; left out for what can be undone by hand. */
  readonly question?: Question
  readonly done: string
  readonly onDone: () => void
}

/** A button in a row that is a command of its own. */
export function RowCommand(props: RowCommandProps) {
  const { testId, label, look = 'quiet', of, command, question, done, onDone } = props
  const { toasts } = useConsole()
  const { t } = useSpeech()
  const sender = useCommand()
  const [asking, setAsking] = useState(false)
  const send = async (): Promise<void> => {
    const answer = await sender.send(command)
    if (answer === null) return
    if (answer.ok) toasts.show({ title: done, data: { kind: 'done', mark: 'done' } })
    else toasts.show({ title: problemWords(t, answer.error), data: { kind: 'failed', mark: 'critical' } })
    onDone()
  }
  return (
    <>
      <Button
        size="small"
        look={look}
        data-testid={testId}
        aria-label={`${label}: ${of}`}
        disabled={sender.busy}
        onClick={() => (question ? setAsking(true) : void send())}
      >
        {label}
      </Button>
      {question && (
        <ConfirmDialog
          open={asking}
          title={question.title}
          body={question.body}
          confirm={question.confirm}
          cancel={t('app.cancel')}
          onConfirm={() => void send()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

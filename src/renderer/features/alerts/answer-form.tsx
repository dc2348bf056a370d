import { useState } from 'react'
import type { Alert } from '../../../shared/domain/alert.ts'
import { useSpeech } from '../../app/console-context.tsx'
import type { AlertReply } from '../../bridge/answer-alerts.ts'
import { Button } from '../../ui/button.tsx'
import field from '../../ui/field.module.css'
import styles from './answer-form.module.css'
import { SnoozeMenu } from './snooze-menu.tsx'
import { answerable } from './use-answer.ts'

/** Longest word that goes with an answer (routes/alert.ts). */
const wordLength = 500

export interface AnswerFormProps {
  readonly alerts: readonly Alert[]
  /** Whether it was taken; a word that was not stays in its field. */
  readonly onAnswer: (reply: AlertReply) => Promise<boolean>
  readonly snoozing: boolean
  readonly onSnoozing: (open: boolean) => void
  /** Escape in an empty field: somebody wants to go on with the keys of the list. */
  readonly onLeave: () => void
}

/** The answers to one or several alerts: take them on, with a word or without; not now; take the answer back. */
export function AnswerForm({ alerts, onAnswer, snoozing, onSnoozing, onLeave }: AnswerFormProps) {
  const { t } = useSpeech()
  const [word, setWord] = useState('')
  const can = (reply: AlertReply['do']): boolean => alerts.some((alert) => answerable(alert, { do: reply }))
  const send = async (reply: AlertReply): Promise<void> => {
    if (await onAnswer(reply)) setWord('')
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void send({ do: 'acknowledge', word: word.trim() })
      }}
    >
      {can('acknowledge') && (
        <>
          <input
            className={[field.control, styles.word].join(' ')}
            data-testid="alert-word"
            aria-label={t('alerts.word')}
            placeholder={t('alerts.wordHint')}
            maxLength={wordLength}
            value={word}
            onChange={({ target }) => setWord(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              if (word === '') onLeave()
              setWord('')
            }}
          />
          <Button type="submit" look="primary" data-testid="alert-ack">
            {t('alerts.acknowledge')}
          </Button>
        </>
      )}
      {can('snooze') && (
        <SnoozeMenu
          label={t('alerts.snooze')}
          open={snoozing}
          onOpenChange={onSnoozing}
          onSnooze={(until) => void send({ do: 'snooze', until })}
        />
      )}
      {can('reopen') && (
        <Button data-testid="alert-reopen" onClick={() => void send({ do: 'reopen' })}>
          {t('alerts.reopen')}
        </Button>
      )}
    </form>
  )
}

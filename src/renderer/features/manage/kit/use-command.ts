import { useRef, useState } from 'react'
import type { RequestError } from '../../../../shared/ipc/envelope.ts'
import type { HubCommand } from '../../../../shared/ipc/routes/hub.ts'
import { useConsole } from '../../../app/console-context.tsx'
import { newCommandId } from './new-command-id.ts'

/** What the hub said: its body, or why not; null when the same command was on its way already. */
export type CommandAnswer =
  | { readonly ok: true; readonly answer: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: RequestError }
  | null

/** Sends commands of one form to the embedded hub. */
export interface CommandSender {
  readonly busy: boolean
  /** The form was changed: what is sent next is another command than what was sent before. */
  touch(): void
  send(command: HubCommand): Promise<CommandAnswer>
}

/**
 * A sender whose command has its id from the first keystroke on. Pressed twice, or sent again because the answer was
 * lost, it is the same command to the hub; changed after it was sent, it is another.
 */
export function useCommand(): CommandSender {
  const { bridge } = useConsole()
  const id = useRef<string | null>(null)
  const sent = useRef(false)
  const sending = useRef(false)
  const [busy, setBusy] = useState(false)
  return {
    busy,
    touch() {
      if (id.current !== null && !sent.current) return
      id.current = newCommandId()
      sent.current = false
    },
    async send(command) {
      if (sending.current) return null
      sending.current = true
      setBusy(true)
      id.current ??= newCommandId()
      sent.current = true
      try {
        const answer = await bridge.request('hub.command', { commandId: id.current, command })
        if (!answer.ok) return { ok: false, error: answer.error }
        id.current = null
        sent.current = false
        return { ok: true, answer: answer.data.answer }
      } finally {
        sending.current = false
        setBusy(false)
      }
    },
  }
}

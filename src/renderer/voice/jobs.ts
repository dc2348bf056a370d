import { type VoiceAnswer, type VoiceJob, voiceAddresses } from '../../shared/ipc/voice.ts'

/** Says which page asks: one that is being closed must not take the jobs of the next. */
const me = location.search

/** Address of the user's own sound of a job. */
export function fileAddress(id: number): string {
  return `${voiceAddresses.file}${id}${me}`
}

/** Waits for something to do. @returns null when there will be nothing more */
export async function nextJob(): Promise<VoiceJob | null> {
  const response = await fetch(`${voiceAddresses.next}${me}`)
  return response.status === 200 ? ((await response.json()) as VoiceJob) : null
}

/** Tells main what became of a job. */
export async function answerTo(answer: VoiceAnswer): Promise<void> {
  await fetch(`${voiceAddresses.answer}${me}`, {
    method: 'POST',
    body: JSON.stringify({ ...answer, detail: answer.detail.slice(0, 500) }),
  })
}

/** A job that can be heard from now on. */
export interface Begun {
  readonly detail: string
  /** Settles when it was heard to its end, or was cut short. Rejects when it broke off. */
  readonly ended: Promise<void>
}

import type { VoiceOutcome } from '../../../engine/ports.ts'
import type { Clock } from '../../../node/time/clock.ts'
import type { VoiceAnswer, VoiceJob } from '../../../shared/ipc/voice.ts'

/** A page that sounds. */
export interface VoicePage {
  /** @param file the user's own sound, where the job is about one */
  send(job: VoiceJob, file: Uint8Array | null): void
  /** Ends it, and with it everything that can be heard. `onGone` is not called for it. */
  close(): void
}

/** Makes a page. `onGone`: it ended by itself, whatever the reason. */
export type OpenVoicePage = (events: {
  readonly onAnswer: (answer: VoiceAnswer) => void
  readonly onGone: (detail: string) => void
}) => VoicePage

/** Times of the page, ms. */
export const voiceTimes = {
  /** From a sound to the page's word that it is heard. */
  begin: 5_000,
  /** The same of a text: the system may take seconds to find its voices. */
  beginSaying: 12_000,
  /** From the end of the last job to the end of the page: its memory is not kept for silence. */
  idle: 30_000,
  /** From the last job to the end of the page, whatever it says: systems forget to tell the end of speech. */
  longest: 150_000,
} as const

/** What was told to be quiet. */
export const silenced: VoiceOutcome = { ok: false, detail: 'it was silenced' }

/** A job without its number. */
export type VoiceDraft = VoiceJob extends infer J ? (J extends VoiceJob ? Omit<J, 'id'> : never) : never

export interface VoiceDesk {
  /**
   * Resolves when a sound can be heard, when a text was said to its end, or when either cannot be; not begun in time
   * ({@link voiceTimes}) it has failed. Never rejects.
   */
  perform(draft: VoiceDraft, file: Uint8Array | null): Promise<VoiceOutcome>
  /** Silence, at once. */
  stop(): void
}

interface Waiting {
  /** Sounds need no more than to begin; texts are said one after the other. */
  readonly until: 'begun' | 'ended'
  readonly settle: (outcome: VoiceOutcome) => void
  readonly cancel: () => void
}

/** Keeps a page while there is something to hear: made for the first job, anew after it died, gone after a while. */
export function createVoiceDesk(openPage: OpenVoicePage, clock: Pick<Clock, 'after'>): VoiceDesk {
  /** Jobs whose asker waits. */
  const waiting = new Map<number, Waiting>()
  /** Jobs that are heard. */
  const heard = new Set<number>()
  let page: VoicePage | null = null
  let cancelEnd: (() => void) | null = null
  let lastId = 0

  function settle(id: number, outcome: VoiceOutcome): void {
    const job = waiting.get(id)
    if (job === undefined) return
    waiting.delete(id)
    job.cancel()
    job.settle(outcome)
  }

  function forget(outcome: VoiceOutcome): void {
    page = null
    cancelEnd?.()
    cancelEnd = null
    heard.clear()
    for (const id of [...waiting.keys()]) settle(id, outcome)
  }

  function end(outcome: VoiceOutcome): void {
    page?.close()
    forget(outcome)
  }

  function endIn(ms: number): void {
    cancelEnd?.()
    cancelEnd = clock.after(ms, () => end({ ok: false, detail: 'the page that sounds took too long' }))
  }

  function onAnswer({ id, state, detail }: VoiceAnswer): void {
    if (state === 'begun') heard.add(id)
    else heard.delete(id)
    const job = waiting.get(id)
    if (state === 'begun' && job?.until === 'ended') job.cancel()
    else settle(id, { ok: state !== 'failed', detail })
    if (heard.size === 0 && waiting.size === 0) endIn(voiceTimes.idle)
  }

  function open(): VoicePage {
    const mine: { page: VoicePage | null } = { page: null }
    const isMine = (): boolean => mine.page !== null && mine.page === page
    mine.page = openPage({
      onAnswer: (answer) => {
        if (isMine()) onAnswer(answer)
      },
      onGone: (detail) => {
        if (isMine()) forget({ ok: false, detail })
      },
    })
    return mine.page
  }

  return {
    perform(draft, file) {
      lastId += 1
      const id = lastId
      return new Promise((resolve) => {
        const limitMs = draft.kind === 'say' ? voiceTimes.beginSaying : voiceTimes.begin
        const cancel = clock.after(limitMs, () => {
          settle(id, { ok: false, detail: `nothing was heard in ${limitMs / 1000} s` })
          // A page that hangs is of no use to the next job either.
          end({ ok: false, detail: 'the page that sounds hung' })
        })
        waiting.set(id, { until: draft.kind === 'say' ? 'ended' : 'begun', settle: resolve, cancel })
        try {
          page ??= open()
          page.send({ ...draft, id }, file)
          endIn(voiceTimes.longest)
        } catch (error) {
          end({ ok: false, detail: error instanceof Error ? error.message : String(error) })
        }
      })
    },
    stop: () => end(silenced),
  }
}

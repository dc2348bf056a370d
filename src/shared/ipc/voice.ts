import * as z from 'zod/mini'
import type { Severity } from '../domain/alert.ts'

/**
 * What main and the page that sounds say to each other (issue 4.6). The page has no bridge: it fetches its jobs and posts
 * its answers, at addresses that exist in its own session only. The query of its own address says which page it is, and
 * goes with each request.
 */
export const voiceAddresses = {
  page: '/voice/voice.html',
  /** GET: the next job, as soon as there is one; 204 when there will be none. */
  next: '/voice/next',
  /** POST: a {@link VoiceAnswer}. */
  answer: '/voice/answer',
  /** GET: the user's own sound of a job, below its id. */
  file: '/voice/file/',
} as const

/** Something to be heard. */
export type VoiceJob =
  | {
      readonly kind: 'sound'
      readonly id: number
      /** Pantau's own sound of this severity, or the file that main holds for this job. */
      readonly sound: Severity | 'file'
      /** 0 to 1. */
      readonly volume: number
    }
  | {
      readonly kind: 'say'
      readonly id: number
      readonly text: string
      /** BCP 47. */
      readonly language: string
      readonly volume: number
    }

/** What became of a job. `begun` comes before `ended`; `failed` comes alone. `detail` is in English. */
export const voiceAnswer = z.strictObject({
  id: z.number().check(z.int(), z.minimum(1)),
  state: z.enum(['begun', 'ended', 'failed']),
  detail: z.string().check(z.maxLength(500)),
})
export type VoiceAnswer = z.infer<typeof voiceAnswer>

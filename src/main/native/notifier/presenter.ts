import type { NotShownReason } from '../../../shared/domain/alert.ts'

/** How loud the desktop should be. `critical` ones stay until they are answered. */
export type Urgency = 'low' | 'normal' | 'critical'

/** One native notification. Texts are plain; whoever speaks markup escapes them. */
export interface Presentation {
  /** A later one with the same key replaces the earlier. */
  readonly key: string
  readonly title: string
  readonly body: string
  readonly urgency: Urgency
}

/** What became of it. `detail` is for the log and the diagnostics, in English. */
export type PresentOutcome =
  | { readonly shown: true }
  | {
      readonly shown: false
      readonly reason: Extract<NotShownReason, 'unavailable' | 'no-answer' | 'failed'>
      readonly detail: string
    }

/** The desktop's notifications. Never blocks; answers are limited and made safe by limitAnswers. */
export interface Presenter {
  present(presentation: Presentation): Promise<PresentOutcome>
  /** Takes it back; does nothing when it is not shown. */
  withdraw(key: string): void
  dispose(): void
}

/** A person clicked on a notification. */
export type OnActivate = (key: string) => void

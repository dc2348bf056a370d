import type { NotShownReason } from '../../../shared/domain/alert.ts'

/** How loud the desktop should be. */
export type Urgency = 'low' | 'normal' | 'critical'

/**
 * How long the desktop shows it by itself. `until-answered` only for critical alerts that nobody answered
 * (practice.md 3.2); everything else goes by itself, into the desktop's list.
 */
export type Stay = 'until-answered' | 'as-usual'

/** One native notification. Texts are plain; whoever speaks markup escapes them. */
export interface Presentation {
  /** A later one with the same key replaces the earlier, in its place. */
  readonly key: string
  readonly title: string
  readonly body: string
  readonly urgency: Urgency
  readonly stay: Stay
  /** Has a button that answers its alert, beside the click that opens it. */
  readonly answerable: boolean
}

/** What became of it. `detail` is for the log and the diagnostics, in English. */
export type PresentOutcome =
  | { readonly shown: true }
  | {
      readonly shown: false
      readonly reason: Exclude<NotShownReason, 'summary' | 'repeat'>
      readonly detail: string
    }

/** The desktop's notifications. Never blocks; answers are limited and made safe by limitAnswers. */
export interface Presenter {
  present(presentation: Presentation): Promise<PresentOutcome>
  /** Takes it back, also one that is still on its way; does nothing when it is not shown. */
  withdraw(key: string): void
  dispose(): void
}

/** What a person did with a notification. The key is that of its presentation, '' for one of an earlier run. */
export interface PersonEvents {
  /** Clicked on it: shows the alert. */
  readonly onActivate: (key: string) => void
  /** Pressed its button: answers the alert. */
  readonly onAnswer: (key: string) => void
}

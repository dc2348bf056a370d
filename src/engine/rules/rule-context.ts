import type { RuleBook } from './rule-book.ts'

/** What rules may know besides the state. */
export interface RuleContext {
  /** Epoch ms. */
  readonly now: number
  readonly rules: RuleBook
  /** A source's name for people. */
  readonly sourceName: (source: string) => string
}

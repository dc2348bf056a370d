import { pin } from '../../../../shared/settings/attention.ts'
import { checkShape } from '../../../bridge/check-shape.ts'

/** What was typed to set a PIN. */
export interface NewPin {
  readonly current: string
  readonly next: string
  readonly again: string
}

export type PinProblem = 'current' | 'next' | 'again'

/** What is wrong with it, the first field first; null for nothing. Whether `current` is right only the engine knows. */
export function pinProblem({ current, next, again }: NewPin, hasPin: boolean): PinProblem | null {
  if (hasPin && current === '') return 'current'
  if (!checkShape(pin, next).ok) return 'next'
  return again === next ? null : 'again'
}

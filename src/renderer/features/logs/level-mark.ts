import type { LogLevel } from '../../../shared/domain/log-line.ts'
import type { MarkName } from '../../ui/mark.tsx'

/** The shape of a level: what is loud has colour, the rest is quiet. */
export const levelMark: Readonly<Record<LogLevel, MarkName>> = {
  debug: 'quiet',
  info: 'note',
  warning: 'warning',
  error: 'error',
  critical: 'critical',
}

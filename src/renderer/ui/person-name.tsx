import { maskName } from '../../shared/i18n/mask-alert.ts'
import { useSpeech } from '../app/console-context.tsx'

export interface PersonNameProps {
  readonly name: string
  /** What stands there where the source has no name. */
  readonly none: string
}

/** A person's name, or `•••` on a screen that customers see (issue 4.10). */
export function PersonName({ name, none }: PersonNameProps) {
  const { privacy } = useSpeech()
  return maskName(name, privacy) || none
}

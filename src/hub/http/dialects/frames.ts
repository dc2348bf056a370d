import { frameText } from '../../sse/frame.ts'

/** A message without a name, as the systems send almost all of theirs. */
export function message(value: unknown, id?: string): string {
  return frameText({ ...(id === undefined ? {} : { id }), data: JSON.stringify(value) })
}

/** A message with a name, for `addEventListener`. */
export function named(event: string, value: unknown, id?: string): string {
  return frameText({ ...(id === undefined ? {} : { id }), event, data: JSON.stringify(value) })
}

import * as z from 'zod/mini'
import type { ConsoleArguments } from './arguments.ts'

/** What a second start hands to the console that runs already; Chromium may reorder its arguments (practice.md 4). */
const handedOver = z.object({
  link: z.nullable(z.string().check(z.maxLength(8_192))),
  hidden: z.boolean(),
  wall: z.boolean(),
})
export type SecondStart = z.infer<typeof handedOver>

/** @param link the link that the second start was given */
export function handOver(parsed: ConsoleArguments, link: string | null): SecondStart {
  return { link, hidden: parsed.hidden, wall: parsed.wall }
}

/** Reads it. It comes from another process of the same user; one of another version may say something else. */
export function readSecondStart(data: unknown): SecondStart {
  const parsed = handedOver.safeParse(data)
  return parsed.success ? parsed.data : { link: null, hidden: false, wall: false }
}

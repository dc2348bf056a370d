import type * as z from 'zod/mini'

/** One request of the console: its input is checked at the edge (the renderer is untrusted), its output is a type. */
export interface Route<I extends z.ZodMiniType, O> {
  readonly input: I
  /** Carries the output type only; never set. */
  readonly output?: O
}

/** Declares a route: `route<Output>()(inputSchema)`. */
export const route =
  <O>() =>
  <I extends z.ZodMiniType>(input: I): Route<I, O> => ({ input })

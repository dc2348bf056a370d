import type { CheckCause } from '../../shared/domain/check.ts'
import type { Fault } from '../stream/fault.ts'

/** Reads the body of an answer until it is known what it is. */
export interface BodyCheck {
  feed(chunk: Uint8Array): void
  /** @param fault null when the body ended as it should */
  end(fault: Fault | null): void
  stop(): void
}

/** How a test ends. */
export interface Verdicts {
  healthy(): void
  fail(cause: CheckCause, detail: string): void
}

import { runCheck } from '../../src/engine/doctor/run-check.ts'
import type { CheckOptions } from '../../src/engine/doctor/types.ts'
import { straightTransport, type Transport } from '../../src/engine/stream/transport.ts'
import { createSystemClock } from '../../src/node/time/clock.ts'
import type { Check, CheckStepName } from '../../src/shared/domain/check.ts'

interface DiagnoseOptions extends Partial<Omit<CheckOptions, 'transport'>> {
  readonly transport?: Partial<Transport>
}

/** Runs one connection test to its end. */
export function diagnose(
  url: string,
  { transport, ...options }: DiagnoseOptions = {},
  onStep: (check: Check) => void = () => {},
): Promise<Check> {
  return new Promise((resolve) => {
    runCheck(
      {
        id: 'test',
        url,
        profile: 'auto',
        streams: {},
        headers: async () => ({}),
        transport: { ...straightTransport, ...transport },
        clock: createSystemClock(),
        waitMs: 5_000,
        responseMs: 5_000,
        ...options,
      },
      (check) => {
        onStep(check)
        if (check.healthy !== null) resolve(check)
      },
    )
  })
}

/** `outcome detail` of one step. */
export function lineOf(check: Check, name: CheckStepName): string {
  const step = check.steps.find((each) => each.name === name)
  return step === undefined ? '' : `${step.outcome} ${step.detail}`
}

import type { Alert } from '../../../../src/shared/domain/alert.ts'

/** An open alert about stock, changed in part. */
export function sampleAlert(id: string, rest: Partial<Alert> = {}): Alert {
  return {
    id,
    kind: 'stock-low',
    rule: 'stock-low',
    severity: 'critical',
    state: 'open',
    source: 'hub',
    params: { name: 'Ray-Ban Aviator', code: 'FR000123', branch: 'Utama', stock: 3 },
    subject: id,
    raisedAt: 1,
    changedAt: 1,
    raises: 1,
    snoozedUntil: null,
    answer: null,
    heldUntil: null,
    notification: { status: 'none' },
    escalation: null,
    ...rest,
  }
}

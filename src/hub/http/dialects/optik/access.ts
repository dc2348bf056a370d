import type { Role } from '../../../../shared/hub/commands.ts'
import type { Principal } from '../../../store/token-file.ts'
import { ProblemError } from '../../problem.ts'
import type { Shape } from '../shape.ts'

export type OptikStream = 'dashboard' | 'omset-kasir' | 'notifications' | 'stock-updates'

const staff: readonly Role[] = ['super_admin', 'admin', 'cashier']
const everyone: readonly Role[] = [...staff, 'passet']

/**
 * Who may open which stream (O14). The seed lets super admins, admins and cashiers in and refuses everybody else; in the
 * live code the cashiers' page is for cashiers only. The helper role "passet" of the live code sees stock, and of the
 * dashboard no figure.
 */
export function rolesFor(stream: OptikStream, shape: Shape): readonly Role[] {
  switch (stream) {
    case 'omset-kasir':
      return shape === 'live' ? ['cashier'] : staff
    case 'notifications':
      return staff
    case 'dashboard':
    case 'stock-updates':
      return everyone
  }
}

/** @throws ProblemError `forbidden` */
export function assertMayOpen({ role }: Principal, stream: OptikStream, shape: Shape): void {
  if (rolesFor(stream, shape).includes(role)) return
  throw new ProblemError('forbidden', `the role ${role} may not read /realtime/${stream}`)
}

/** Super admins and admins are told of new transactions; a cashier makes them (O3). */
export function hearsOfSales(role: Role): boolean {
  return role === 'super_admin' || role === 'admin'
}

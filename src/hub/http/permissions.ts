import type { Role } from '../../shared/hub/commands.ts'

const everyone = ['super_admin', 'admin', 'cashier', 'passet'] as const

/**
 * The one table of who may do what (O14). Branches come on top: a token with a branch reads and changes only that one,
 * which is every cashier's token and no super admin's.
 */
export const permissions = {
  read: everyone,
  /** Episodes that are not visible yet, and their video servers (R6). */
  'read.hidden': ['super_admin', 'admin'],
  'session.manage': everyone,
  'branch.create': ['super_admin'],
  'product.put': ['super_admin', 'admin'],
  'stock.adjust': ['super_admin', 'admin'],
  'sale.register': ['super_admin', 'admin', 'cashier'],
  'order.change': ['super_admin', 'admin', 'cashier'],
  'event.publish': ['super_admin', 'admin'],
  'episode.manage': ['super_admin', 'admin'],
  /** Jobs, files, the watcher, the cache. */
  'library.report': ['super_admin', 'admin'],
  'stats.put': ['super_admin', 'admin'],
  'notification.create': ['super_admin', 'admin'],
  'log.write': ['super_admin', 'admin'],
  'token.manage': ['super_admin'],
  'user.manage': ['super_admin'],
} as const satisfies Readonly<Record<string, readonly Role[]>>
export type Permission = keyof typeof permissions

export function allows(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission]
  return allowed.includes(role)
}

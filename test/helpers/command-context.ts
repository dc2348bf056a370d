import type { CommandContext } from '../../src/hub/domain/command.ts'

let made = 0

/** Who sends a command in a test of decisions: everybody's branch, the first instant, ids that count up. */
export function commandContext(more: Partial<CommandContext> = {}): CommandContext {
  return {
    now: 0,
    day: '2026-11-21',
    branchId: null,
    sender: 'Rina',
    newId: () => {
      made += 1
      return `id-${made}`
    },
    ...more,
  }
}

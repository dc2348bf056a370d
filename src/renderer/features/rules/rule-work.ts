import type { BuiltIn, OwnRule } from '../../../shared/domain/rule.ts'

/** The rule that is edited; an own rule of null is a new one. */
export type RuleWork =
  | { readonly kind: 'built-in'; readonly rule: BuiltIn }
  | { readonly kind: 'own'; readonly rule: OwnRule | null }

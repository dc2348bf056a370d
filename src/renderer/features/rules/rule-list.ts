import {
  type BuiltIn,
  type BuiltInChange,
  type OwnRule,
  type RuleSettings,
  ruleDefaults,
} from '../../../shared/domain/rule.ts'

/** Rules of the user's own, in the order in which they were made. */
export function ownRules(rules: readonly RuleSettings[]): readonly OwnRule[] {
  return rules.filter((rule) => rule.kind === 'own')
}

/** What is stored of a built-in rule: only what differs from the default, so that a better default is not kept out. */
export function changeOf(rule: BuiltIn): BuiltInChange {
  const defaults = ruleDefaults[rule.id]
  return {
    kind: 'built-in',
    id: rule.id,
    sources: [...rule.sources],
    ...(rule.enabled ? {} : { enabled: false }),
    ...(rule.severity === defaults.severity ? {} : { severity: rule.severity }),
    ...(rule.forSeconds === 0 ? {} : { forSeconds: rule.forSeconds }),
    ...(rule.limit === null || rule.limit === defaults.limit ? {} : { limit: rule.limit }),
    ...(rule.margin === 0 ? {} : { margin: rule.margin }),
  }
}

/** Whether a built-in rule is as everybody has it. */
export function isDefault(rule: BuiltIn): boolean {
  return rule.sources.length === 0 && Object.keys(changeOf(rule)).length === 3
}

/** The settings with a built-in rule as it is given; one that is as everybody has it is not stored at all. */
export function withBuiltIn(rules: readonly RuleSettings[], rule: BuiltIn): RuleSettings[] {
  const rest = rules.filter((other) => other.kind !== 'built-in' || other.id !== rule.id)
  return isDefault(rule) ? rest : [...rest, changeOf(rule)]
}

/** The settings with an own rule in its place, or at the end where it is new. */
export function withOwn(rules: readonly RuleSettings[], rule: OwnRule): RuleSettings[] {
  const known = rules.some((other) => other.kind === 'own' && other.id === rule.id)
  if (!known) return [...rules, rule]
  return rules.map((other) => (other.kind === 'own' && other.id === rule.id ? rule : other))
}

/** The settings without an own rule. */
export function withoutOwn(rules: readonly RuleSettings[], id: string): RuleSettings[] {
  return rules.filter((rule) => rule.kind !== 'own' || rule.id !== id)
}

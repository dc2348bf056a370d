import { type BuiltIn, type BuiltInRule, builtIns } from '../../shared/domain/rule.ts'
import { createLimits, type LimitedItem, type StockLimits } from '../../shared/domain/stock.ts'
import type { Settings } from '../../shared/settings/schema.ts'
import { type CompiledRule, compileOwn } from './own-rule.ts'

/** The rules of one state of the settings, made once so that an event pays only for the rules that look at it. */
export interface RuleBook {
  /** Limits of an item: the same for the colours of the screen and for the calls. */
  readonly limitsOf: (item: LimitedItem) => StockLimits
  builtIn(id: BuiltInRule): BuiltIn
  /** Whether a built-in rule is on, and on for this source. */
  takes(id: BuiltInRule, source: string): boolean
  /** Own rules that are on and may look at an event of this type of this source. */
  ownOf(source: string, type: string): readonly CompiledRule[]
  /** An own rule that is on. */
  own(id: string): CompiledRule | undefined
  /** Whether any own rule looks at this source: it may call a person while the window is hidden. */
  watches(source: string): boolean
}

/** Names of messages that their server did not name; such a payload may name itself in `type`. */
const unnamed: readonly string[] = ['message', 'poll']

/** Compiles the rules of the settings (issue 4.1). An own rule whose paths are no paths never fires. */
export function createRuleBook(settings: Pick<Settings, 'rules' | 'thresholds'>): RuleBook {
  const known = new Map(builtIns(settings.rules).map((rule) => [rule.id, rule]))
  const own = new Map<string, CompiledRule>()
  for (const rule of settings.rules) {
    if (rule.kind !== 'own' || !rule.enabled) continue
    const compiled = compileOwn(rule)
    if (compiled !== null) own.set(rule.id, compiled)
  }
  const byType = new Map<string, readonly CompiledRule[]>()

  function builtIn(id: BuiltInRule): BuiltIn {
    const rule = known.get(id)
    if (rule === undefined) throw new Error(`no rule ${id}`)
    return rule
  }

  function ofType(type: string): readonly CompiledRule[] {
    const found = byType.get(type)
    if (found !== undefined) return found
    const rules = [...own.values()].filter(
      ({ rule }) => rule.type === '' || rule.type === type || unnamed.includes(type),
    )
    // A source that makes up types without an end must not fill the memory.
    if (byType.size < 1_000) byType.set(type, rules)
    return rules
  }

  return {
    limitsOf: createLimits(settings.thresholds),
    builtIn,
    takes(id, source) {
      const rule = builtIn(id)
      return rule.enabled && (rule.sources.length === 0 || rule.sources.includes(source))
    },
    ownOf(source, type) {
      if (own.size === 0) return []
      const rules = ofType(type)
      return rules.every((one) => one.takes(source)) ? rules : rules.filter((one) => one.takes(source))
    },
    own: (id) => own.get(id),
    watches: (source) => [...own.values()].some((one) => one.takes(source)),
  }
}

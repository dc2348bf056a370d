import type { BuiltIn, OwnRule } from '../../../shared/domain/rule.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Switch } from '../../ui/switch.tsx'
import { waitText } from './rule-words.ts'
import styles from './rules.module.css'

export interface RuleRowProps {
  readonly id: string
  readonly name: string
  /** What it watches. */
  readonly line: string
  readonly limit: string
  readonly rule: Pick<BuiltIn | OwnRule, 'enabled' | 'severity' | 'sources' | 'forSeconds'>
  readonly locked: boolean
  readonly onSwitch: (enabled: boolean) => void
  readonly onEdit: () => void
}

/** One rule in a line: on or off, what it watches, how loud, where, and how soon. */
export function RuleRow({ id, name, line, limit, rule, locked, onSwitch, onEdit }: RuleRowProps) {
  const { store } = useConsole()
  const { t } = useSpeech()
  const { enabled, severity, sources, forSeconds } = rule
  const only =
    sources.length === 1 ? (store.tables.sources.rows.get(sources[0] ?? '')?.name ?? sources[0]) : null
  const where =
    sources.length === 0 ? t('rule.allSources') : (only ?? t('rule.someSources', { count: sources.length }))
  const open = t(locked ? 'rule.look' : 'rule.edit')
  return (
    <li className={styles.row} data-testid="rule-row" data-rule={id} data-enabled={enabled}>
      <Switch
        testId="rule-switch"
        label={t('rule.on', { name })}
        pressed={enabled}
        disabled={locked}
        onPress={onSwitch}
      />
      <div className={styles.what}>
        <span className={styles.name}>{name}</span>
        <span className={styles.line}>{line}</span>
      </div>
      <span className={styles.limit} title={limit}>
        {limit}
      </span>
      <span className={styles.severity}>
        <Mark name={severity} />
        {t(`severity.${severity}`)}
      </span>
      <span className={styles.soft}>{where}</span>
      <span className={styles.soft}>{waitText(t, forSeconds)}</span>
      <Button size="small" data-testid="rule-edit" aria-label={`${open}: ${name}`} onClick={onEdit}>
        {open}
      </Button>
    </li>
  )
}

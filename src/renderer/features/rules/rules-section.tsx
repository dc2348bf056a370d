import { Plus } from 'lucide-react'
import { useState } from 'react'
import { builtIns } from '../../../shared/domain/rule.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LockedNote } from '../settings/setting-row.tsx'
import { useSaver } from '../settings/use-saver.ts'
import { RuleDialog } from './rule-dialog.tsx'
import { ownRules, withBuiltIn, withOwn } from './rule-list.ts'
import { RuleRow } from './rule-row.tsx'
import { builtInLimit, ownLimit } from './rule-words.ts'
import type { RuleWork } from './rule-work.ts'
import styles from './rules.module.css'

/** The rules that raise alerts: what everybody has, and the user's own (issue 4.1). */
export function RulesSection() {
  const speech = useSpeech()
  const { t } = speech
  const { settings, locked, save } = useSaver()
  const [work, setWork] = useState<RuleWork | null>(null)
  const { rules, thresholds } = settings
  const held = locked('rules')
  const own = ownRules(rules)
  return (
    <>
      <Card title={t('rule.builtIn')} actions={held && <LockedNote />}>
        <ul className={styles.list}>
          {builtIns(rules).map((rule) => (
            <RuleRow
              key={rule.id}
              id={rule.id}
              name={t(`rule.name.${rule.id}`)}
              line={t(`rule.line.${rule.id}`)}
              limit={builtInLimit(speech, rule, thresholds)}
              rule={rule}
              locked={held}
              onSwitch={(enabled) => void save({ rules: withBuiltIn(rules, { ...rule, enabled }) })}
              onEdit={() => setWork({ kind: 'built-in', rule })}
            />
          ))}
        </ul>
      </Card>
      <Card
        title={t('rule.own')}
        actions={
          !held && (
            <Button size="small" data-testid="rule-add" onClick={() => setWork({ kind: 'own', rule: null })}>
              <Plus size={13} strokeWidth={1.75} aria-hidden="true" />
              {t('rule.add')}
            </Button>
          )
        }
      >
        {own.length === 0 ? (
          <Empty title={t('rule.ownEmpty')} body={t('rule.hint')} />
        ) : (
          <ul className={styles.list}>
            {own.map((rule) => (
              <RuleRow
                key={rule.id}
                id={rule.id}
                name={rule.name}
                line={rule.type === '' ? t('rule.everyType') : rule.type}
                limit={ownLimit(speech, rule)}
                rule={rule}
                locked={held}
                onSwitch={(enabled) => void save({ rules: withOwn(rules, { ...rule, enabled }) })}
                onEdit={() => setWork({ kind: 'own', rule })}
              />
            ))}
          </ul>
        )}
      </Card>
      <RuleDialog work={work} locked={held} onClose={() => setWork(null)} />
    </>
  )
}

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { QuietHours } from '../../../../shared/settings/attention.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { FilterChip } from '../../../ui/filter-chip.tsx'
import { SourceChips } from '../../rules/index.ts'
import styles from './quiet.module.css'
import { isTime, type QuietProblem, quietProblem, toggled } from './quiet-draft.ts'
import { TimeInput } from './time-input.tsx'
import { overMidnight } from './week-bars.ts'

const days = [1, 2, 3, 4, 5, 6, 7] as const
const severities = ['info', 'warning'] as const
const problemWords = {
  days: 'quiet.badDays',
  time: 'quiet.badTime',
  severities: 'quiet.badSeverities',
} as const

export interface QuietWindowProps {
  readonly stored: QuietHours
  readonly onChange: (hours: QuietHours) => void
  readonly onRemove: () => void
}

/** One window of quiet hours. It is stored with every change that leaves it whole; until then it says what is missing. */
export function QuietWindow({ stored, onChange, onRemove }: QuietWindowProps) {
  const { t } = useSpeech()
  const [draft, setDraft] = useState(stored)
  const problem: QuietProblem | null = quietProblem(draft)
  const change = (part: Partial<QuietHours>): void => {
    const next = { ...draft, ...part }
    setDraft(next)
    if (quietProblem(next) === null) onChange(next)
  }
  const time = (name: 'from' | 'to') => (
    <TimeInput
      testId={`quiet-${name}`}
      label={t(`quiet.${name}`)}
      value={draft[name]}
      wrong={!isTime(draft[name])}
      onTime={(text) => change({ [name]: text })}
    />
  )
  return (
    <li className={styles.window} data-testid="quiet-window">
      <div className={styles.line}>
        <span className={styles.name}>{t('quiet.days')}</span>
        <div className={styles.chips}>
          {days.map((day) => (
            <FilterChip
              key={day}
              label={t(`quiet.day.${day}`)}
              pressed={draft.days.includes(day)}
              onPress={() => change({ days: toggled(draft.days, day).sort((a, b) => a - b) })}
            />
          ))}
        </div>
        <Button
          size="small"
          look="quiet"
          className={styles.remove}
          data-testid="quiet-remove"
          onClick={onRemove}
        >
          <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('quiet.remove')}
        </Button>
      </div>
      <div className={styles.line}>
        <span className={styles.name}>{t('quiet.from')}</span>
        {time('from')}
        <span className={styles.note}>{t('quiet.to').toLowerCase()}</span>
        {time('to')}
        {problem !== 'time' && overMidnight(draft) && (
          <span className={styles.note}>{t(draft.from === draft.to ? 'quiet.allDay' : 'quiet.nextDay')}</span>
        )}
      </div>
      <div className={styles.line}>
        <span className={styles.name}>{t('quiet.holds')}</span>
        <div className={styles.chips}>
          {severities.map((severity) => (
            <FilterChip
              key={severity}
              label={t(`severity.${severity}`)}
              pressed={draft.severities.includes(severity)}
              onPress={() => change({ severities: toggled(draft.severities, severity) })}
            />
          ))}
        </div>
      </div>
      <div className={styles.line}>
        <span className={styles.name}>{t('rule.sources')}</span>
        <div className={styles.chips}>
          <SourceChips sources={draft.sources} onChange={(sources) => change({ sources })} />
        </div>
      </div>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {t(problemWords[problem])}
        </p>
      )}
    </li>
  )
}

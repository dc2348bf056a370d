import { Copy, X } from 'lucide-react'
import type { LogLine } from '../../../shared/domain/log-line.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { maskLine } from '../../../shared/i18n/mask-alert.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useSource } from '../../app/use-freshness.ts'
import { copyText } from '../../bridge/copy-text.ts'
import { lineText } from '../../store/log-lines.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import { levelMark } from './level-mark.ts'
import styles from './log-detail.module.css'

export interface LogDetailProps {
  readonly line: LogLine
  readonly onClose: () => void
}

/** The whole of one line: what came with it, readable, and to take along. */
export function LogDetail({ line: told, onClose }: LogDetailProps) {
  const { toasts } = useConsole()
  const { t, locale, privacy } = useSpeech()
  const line = maskLine(told, privacy)
  const source = useSource(line.source)
  const copy = (): void => {
    const done = copyText(document, lineText(line))
    toasts.show({
      title: t(done ? 'app.copied' : 'app.copyFailed'),
      data: { kind: done ? 'done' : 'failed', mark: done ? 'done' : 'critical' },
    })
  }
  return (
    <section className={styles.detail} aria-label={t('logs.detail')} data-testid="log-detail">
      <header className={styles.head}>
        <Mark name={levelMark[line.level]} />
        <span className={styles.level}>{t(`logLevel.${line.level}`)}</span>
        <span className={styles.soft}>{formatTime(locale, line.at, 'full')}</span>
        <span className={styles.soft}>{source?.name ?? line.source}</span>
        <span className={styles.actions}>
          <Button size="small" onClick={copy}>
            <Copy size={13} strokeWidth={1.75} aria-hidden="true" />
            {t('logs.copyLine')}
          </Button>
          <Button size="small" look="quiet" aria-label={t('app.close')} onClick={onClose}>
            <X size={14} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text that scrolls must be reached by the keyboard */}
      <pre className={styles.text} data-copy tabIndex={0}>
        {line.message}
        {line.context !== '' && `\n\n${pretty(line.context)}`}
      </pre>
    </section>
  )
}

/** JSON on several lines; what is no JSON as it came. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

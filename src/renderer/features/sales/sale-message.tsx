import type { ReactNode } from 'react'
import { assertNever } from '../../../shared/assert-never.ts'
import type { SourceView } from '../../../shared/domain/connection.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { errorWords } from '../../app/error-words.ts'
import type { SaleForm } from '../../store/sale-store.ts'
import { Mark, type MarkName } from '../../ui/mark.tsx'
import styles from './sale-message.module.css'

export interface SaleMessageProps {
  readonly form: SaleForm
  readonly hub: SourceView
  readonly live: boolean
}

/** What became of the sale, and what to do: beside the button, where the eyes are. */
export function SaleMessage({ form, hub, live }: SaleMessageProps) {
  const { t, locale } = useSpeech()
  const { status } = form
  switch (status.step) {
    case 'editing':
      if (live) return null
      return (
        <Message mark="stale" tone="stale">
          {t('pos.staleStock', { state: t(`state.${hub.connection.state}`).toLowerCase() })}
        </Message>
      )
    case 'sending':
      return null
    case 'accepted':
      return (
        <Message mark="done" tone="ok">
          {t('pos.accepted', { number: status.number })}
        </Message>
      )
    case 'short':
      return (
        <Message mark="critical" tone="critical" more={t('pos.shortBody')}>
          {status.lines.map((line) => (
            <span key={`${line.productType} ${line.productId}`} className={styles.line}>
              {t('pos.short', {
                name: nameOf(form, line.productType, line.productId),
                requested: formatNumber(locale, line.requested),
                available: formatNumber(locale, line.available),
              })}
            </span>
          ))}
        </Message>
      )
    case 'failed':
      if (status.code === 'hub_unavailable') {
        return (
          <Message mark="backoff" tone="stale" more={t('pos.hubAwayBody')}>
            {t('pos.hubAway')}
          </Message>
        )
      }
      return (
        <Message mark="critical" tone="critical">
          {errorWords(t, status)}
        </Message>
      )
    default:
      return assertNever(status)
  }
}

function nameOf(form: SaleForm, type: string, id: string): string {
  return form.lines.find((line) => line.productType === type && line.productId === id)?.name ?? id
}

interface MessageProps {
  readonly mark: MarkName
  readonly tone: 'critical' | 'stale' | 'ok'
  readonly more?: string
  readonly children: ReactNode
}

function Message({ mark, tone, more, children }: MessageProps) {
  return (
    <div className={styles.message} data-tone={tone} role="status" data-testid="pos-message">
      <Mark name={mark} />
      <div>
        <p className={styles.text}>{children}</p>
        {more !== undefined && <p className={styles.more}>{more}</p>}
      </div>
    </div>
  )
}

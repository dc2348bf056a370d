import { ChevronLeft, ChevronRight } from 'lucide-react'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import type { Page } from '../../store/file-list.ts'
import { Button } from '../../ui/button.tsx'
import styles from './pager.module.css'

export interface PagerProps {
  readonly page: Page
  readonly total: number
  readonly onTurn: (to: number) => void
}

/** Which rows are shown, and the way to the others. */
export function Pager({ page, total, onTurn }: PagerProps) {
  const { t, locale } = useSpeech()
  return (
    <footer className={styles.pager} data-testid="pager" data-page={page.page + 1} data-pages={page.pages}>
      <span>
        {t('files.span', {
          from: formatNumber(locale, page.from + 1),
          to: formatNumber(locale, page.to),
          total: formatNumber(locale, total),
        })}
      </span>
      {page.pages > 1 && (
        <div className={styles.turn}>
          <Button
            size="small"
            look="quiet"
            aria-label={t('files.previous')}
            aria-keyshortcuts="PageUp"
            title={t('files.previous')}
            disabled={page.page === 0}
            onClick={() => onTurn(page.page - 1)}
          >
            <ChevronLeft size={14} strokeWidth={1.75} aria-hidden="true" />
          </Button>
          <span>{t('files.page', { page: page.page + 1, pages: page.pages })}</span>
          <Button
            size="small"
            look="quiet"
            aria-label={t('files.next')}
            aria-keyshortcuts="PageDown"
            title={t('files.next')}
            disabled={page.page === page.pages - 1}
            onClick={() => onTurn(page.page + 1)}
          >
            <ChevronRight size={14} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        </div>
      )}
    </footer>
  )
}

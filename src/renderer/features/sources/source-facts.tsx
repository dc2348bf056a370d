import type { SourceView } from '../../../shared/domain/connection.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { profileIds } from '../../../shared/settings/schema.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { useAge } from '../../app/use-age.ts'
import styles from './source-item.module.css'

/** Address, kind, and what came so far. */
export function SourceFacts({ source }: { readonly source: SourceView }) {
  const { t, locale } = useSpeech()
  const heard = useAge(source.lastByteAt, 'calm')
  const profile = profileIds.find((name) => name === source.profile)
  return (
    <p className={styles.facts}>
      <span data-copy>{source.url}</span>
      {profile && !source.embedded && <span>{t(`profile.${profile}`)}</span>}
      <span>
        {t('sources.events', { count: source.events, formatted: formatNumber(locale, source.events) })}
      </span>
      {heard !== '' && <span>{t('sources.lastByte', { age: heard })}</span>}
      {source.duplicates > 0 && (
        <span>
          {t('sources.duplicates', {
            count: source.duplicates,
            formatted: formatNumber(locale, source.duplicates),
          })}
        </span>
      )}
    </p>
  )
}

import { Download } from 'lucide-react'
import { useState } from 'react'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { exportOf } from '../../store/inbox.ts'
import { MenuButton } from '../../ui/menu-button.tsx'

/** Writes what the filter shows to a file. */
export function InboxExport() {
  const { bridge, toasts } = useConsole()
  const { t, locale } = useSpeech()
  const fail = useFailureToast()
  const filter = useView((state) => state.inbox.filter)
  const [busy, setBusy] = useState(false)
  const save = async (format: 'csv' | 'ndjson'): Promise<void> => {
    setBusy(true)
    const answer = await bridge.request('alert.export', exportOf(filter, format))
    setBusy(false)
    if (!answer.ok) fail(answer.error)
    else if (answer.data.saved) {
      const { alerts, path } = answer.data
      toasts.show({
        title: t('alerts.exported', { count: alerts, formatted: formatNumber(locale, alerts) }),
        body: path,
        data: { kind: 'done', mark: 'done' },
      })
    }
  }
  return (
    <MenuButton
      size="small"
      data-testid="alert-export"
      aria-busy={busy}
      disabled={busy}
      choices={[
        { label: t('alerts.exportCsv'), testId: 'alert-export-csv', run: () => void save('csv') },
        { label: t('alerts.exportNdjson'), testId: 'alert-export-ndjson', run: () => void save('ndjson') },
      ]}
    >
      <Download size={13} strokeWidth={1.75} aria-hidden="true" />
      {t(busy ? 'alerts.exporting' : 'alerts.export')}
    </MenuButton>
  )
}

import { Copy, Download, Pause, Play } from 'lucide-react'
import { useState } from 'react'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { maskLine } from '../../../shared/i18n/mask-alert.ts'
import type { Privacy } from '../../../shared/settings/attention.ts'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { copyText } from '../../bridge/copy-text.ts'
import { type LineList, lineText } from '../../store/log-lines.ts'
import { Button } from '../../ui/button.tsx'
import type { LogLines } from './use-log-lines.ts'

/** Pause, copy what is shown, export what matches. */
export function LogActions({ log }: { readonly log: LogLines }) {
  const { bridge, toasts } = useConsole()
  const { t, locale, privacy } = useSpeech()
  const fail = useFailureToast()
  const filter = useView((state) => state.logs)
  const [exporting, setExporting] = useState(false)
  const copy = (): void => {
    const count = log.lines.size
    const done = copyText(document, textOf(log.lines, privacy))
    toasts.show({
      title: done ? t('logs.copied', { count, formatted: formatNumber(locale, count) }) : t('app.copyFailed'),
      data: { kind: done ? 'done' : 'failed', mark: done ? 'done' : 'critical' },
    })
  }
  const save = async (): Promise<void> => {
    setExporting(true)
    const answer = await bridge.request('log.export', { ...filter, levels: [...filter.levels] })
    setExporting(false)
    if (!answer.ok) fail(answer.error)
    else if (answer.data.saved) {
      const { lines, path } = answer.data
      toasts.show({
        title: t('logs.exported', { count: lines, formatted: formatNumber(locale, lines) }),
        body: path,
        data: { kind: 'done', mark: 'done' },
      })
    }
  }
  const Icon = log.paused ? Play : Pause
  return (
    <>
      <Button
        size="small"
        data-testid="log-pause"
        aria-pressed={log.paused}
        onClick={log.paused ? log.resume : log.pause}
      >
        <Icon size={13} strokeWidth={1.75} aria-hidden="true" />
        {t(log.paused ? 'logs.resume' : 'logs.pause')}
      </Button>
      <Button size="small" data-testid="log-copy" disabled={log.lines.size === 0} onClick={copy}>
        <Copy size={13} strokeWidth={1.75} aria-hidden="true" />
        {t('logs.copy')}
      </Button>
      <Button
        size="small"
        data-testid="log-export"
        aria-busy={exporting}
        disabled={exporting}
        onClick={() => void save()}
      >
        <Download size={13} strokeWidth={1.75} aria-hidden="true" />
        {t(exporting ? 'logs.exporting' : 'logs.export')}
      </Button>
    </>
  )
}

/** As it may be read here: what is copied is pasted before the same eyes. */
function textOf(lines: LineList, privacy: Privacy | undefined): string {
  const texts: string[] = []
  for (let index = 0; index < lines.size; index += 1) {
    const line = lines.at(index)
    if (line) texts.push(lineText(maskLine(line.value, privacy)))
  }
  return texts.join('\n')
}

import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useState } from 'react'
import type { SourceView } from '../../../shared/domain/connection.ts'
import type { Episode } from '../../../shared/domain/episode.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { pictureHosts } from '../../store/episode-list.ts'
import type { Entry } from '../../store/sorted-list.ts'
import { Button } from '../../ui/button.tsx'
import dialog from '../../ui/dialog.module.css'

/** Hosts that are named before consent; more of them are a number. */
const namedHosts = 4

export interface PicturesButtonProps {
  readonly source: SourceView
  readonly episodes: readonly Entry<Episode>[]
}

/** Shows the pictures of a source after saying who will see this computer (issue 3.2), or hides them again. */
export function PicturesButton({ source, episodes }: PicturesButtonProps) {
  const { bridge } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const [asking, setAsking] = useState(false)
  const { settings } = source
  const hosts = pictureHosts(episodes.map(({ value }) => value))
  if (settings === null || hosts.length === 0) return null
  const set = async (images: boolean): Promise<void> => {
    setAsking(false)
    const answer = await bridge.request('source.update', { source: { ...settings, images } })
    fail(answer.ok ? null : answer.error)
  }
  const named = hosts.slice(0, namedHosts).join(', ')
  const more = hosts.length - namedHosts
  return (
    <>
      <Button
        size="small"
        data-testid={`pictures-${source.id}`}
        onClick={() => (settings.images ? void set(false) : setAsking(true))}
      >
        {t(settings.images ? 'episodes.hidePictures' : 'episodes.showPictures')}
      </Button>
      <AlertDialog.Root open={asking} onOpenChange={setAsking}>
        <AlertDialog.Portal>
          <AlertDialog.Backdrop className={dialog.backdrop} />
          <AlertDialog.Popup className={dialog.popup} data-testid="pictures-dialog">
            <AlertDialog.Title className={dialog.title}>
              {t('episodes.consentTitle', { name: source.name })}
            </AlertDialog.Title>
            <AlertDialog.Description className={dialog.body}>
              {t('episodes.consentBody', {
                hosts: more > 0 ? `${named} ${t('episodes.consentMore', { count: more })}` : named,
              })}
            </AlertDialog.Description>
            <div className={dialog.actions}>
              <Button onClick={() => setAsking(false)}>{t('app.cancel')}</Button>
              <Button look="primary" data-testid="pictures-agree" onClick={() => void set(true)}>
                {t('episodes.showPictures')}
              </Button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </>
  )
}

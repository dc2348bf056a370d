import { type Session, session, WebContentsView } from 'electron'
import { voiceAddresses } from '../../../shared/ipc/voice.ts'
import { appOrigin, appScheme } from '../../windows/asset-path.ts'
import { guardSession } from '../../windows/web-guards.ts'
import type { OpenVoicePage } from './voice-desk.ts'
import { createVoiceServer, type VoiceServer } from './voice-server.ts'

/** A session of its own, in memory: what is served to this page exists for no other one. */
const partition = 'voice'

/**
 * Makes the page that sounds. It is a view without a window: nothing of it can be seen, no list of windows has it, and the
 * program ends without waiting for it. Sandboxed and isolated like every page, and without a bridge.
 *
 * @param root folder of the built renderer
 */
export function createVoicePages(root: string): OpenVoicePage {
  let prepared: Session | null = null
  let server: VoiceServer | null = null
  let pages = 0
  /** A view that nobody holds is collected, and its page ends in the middle of a sound. */
  const held = new Set<WebContentsView>()

  function prepare(): Session {
    const made = session.fromPartition(partition)
    guardSession(made, false)
    made.protocol.handle(
      appScheme,
      (request) => server?.answer(request) ?? new Response(null, { status: 404 }),
    )
    return made
  }

  return ({ onAnswer, onGone }) => {
    prepared ??= prepare()
    server?.close()
    pages += 1
    const query = `?${pages}`
    const mine = createVoiceServer({ root, query, onAnswer })
    server = mine
    const view = new WebContentsView({
      webPreferences: {
        session: prepared,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        // Nobody clicks here before an alert sounds, and nobody ever sees the page.
        autoplayPolicy: 'no-user-gesture-required',
        backgroundThrottling: false,
      },
    })
    const contents = view.webContents
    held.add(view)
    let closed = false

    function gone(detail: string): void {
      if (closed) return
      close()
      onGone(detail)
    }

    function close(): void {
      closed = true
      held.delete(view)
      mine.close()
      if (!contents.isDestroyed()) contents.close()
    }

    contents.on('render-process-gone', (_event, { reason }) => gone(`the page that sounds died: ${reason}`))
    contents.once('destroyed', () => gone('the page that sounds ended'))
    contents.loadURL(`${appOrigin}${voiceAddresses.page}${query}`).catch((error: unknown) => {
      gone(`the page that sounds did not load: ${error instanceof Error ? error.message : String(error)}`)
    })
    return { send: (job, file) => mine.send(job, file), close }
  }
}

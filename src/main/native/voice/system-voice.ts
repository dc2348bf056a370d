import { join } from 'node:path'
import { app } from 'electron'
import type { Voice } from '../../../engine/ports.ts'
import type { Clock } from '../../../node/time/clock.ts'
import { readSoundFile } from './sound-file.ts'
import { allowSpeech } from './speech-switch.ts'
import { createVoice } from './voice.ts'
import { createVoicePages } from './voice-page.ts'

/**
 * The sounds and the speech of this computer (issue 4.6).
 *
 * @param appDir folder that holds `out/`
 * @param isQuiet whether the desktop's do-not-disturb is known to be on
 */
export function createSystemVoice(
  appDir: string,
  clock: Clock,
  isQuiet: () => Promise<boolean>,
): Voice & { dispose(): void } {
  allowSpeech(app, process.platform)
  return createVoice({
    clock,
    openPage: createVoicePages(join(appDir, 'out/renderer')),
    readSound: readSoundFile,
    isQuiet,
  })
}

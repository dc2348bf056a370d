import type { VoiceAnswer, VoiceJob } from '../../shared/ipc/voice.ts'
import { answerTo, nextJob } from './jobs.ts'
import { playSound } from './play-sound.ts'
import { speak } from './speak.ts'

/**
 * The page that sounds: nobody sees it, and it lives only as long as there is something to hear. Each job is begun at
 * once; what it does with another that is not over yet is its own business.
 */
async function work(): Promise<void> {
  for (;;) {
    const job = await nextJob()
    if (job === null) return
    void perform(job)
  }
}

async function perform(job: VoiceJob): Promise<void> {
  const say = (state: VoiceAnswer['state'], detail = ''): void => {
    void answerTo({ id: job.id, state, detail })
  }
  try {
    const begun = await (job.kind === 'sound' ? playSound(job) : speak(job))
    say('begun', begun.detail)
    await begun.ended
    say('ended', begun.detail)
  } catch (error) {
    say('failed', error instanceof Error ? error.message : String(error))
  }
}

void work()

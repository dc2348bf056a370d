import { describe, expect, it, vi } from 'vitest'
import { createVoice } from '../../../../../src/main/native/voice/voice.ts'
import type { OpenVoicePage } from '../../../../../src/main/native/voice/voice-desk.ts'
import type { VoiceAnswer, VoiceJob } from '../../../../../src/shared/ipc/voice.ts'
import { createFakeClock } from '../../../../helpers/fake-clock.ts'

/** A page played by the test. */
interface TestPage {
  readonly sent: { readonly job: VoiceJob; readonly file: Uint8Array | null }[]
  answer(answer: VoiceAnswer): void
  die(detail: string): void
  closed: boolean
}

interface Given {
  readonly isQuiet?: () => Promise<boolean>
  /** What every page does with a job at once. */
  readonly answers?: (job: VoiceJob) => VoiceAnswer | null
}

function setUp({ isQuiet = async () => false, answers = () => null }: Given = {}) {
  const clock = createFakeClock()
  const pages: TestPage[] = []
  const hanging = new Promise<never>(() => {})
  const openPage: OpenVoicePage = ({ onAnswer, onGone }) => {
    const page: TestPage = { sent: [], answer: onAnswer, die: onGone, closed: false }
    pages.push(page)
    return {
      send(job, file) {
        page.sent.push({ job, file })
        const answer = answers(job)
        if (answer !== null) queueMicrotask(() => onAnswer(answer))
      },
      close() {
        page.closed = true
      },
    }
  }
  const voice = createVoice({
    clock,
    openPage,
    isQuiet,
    readSound: async (path) =>
      path === '/hanging.wav'
        ? hanging
        : path === '/good.wav'
          ? { ok: true, bytes: new Uint8Array([1, 2]) }
          : { ok: false, fault: 'unreadable', detail: 'it is gone' },
  })
  return { clock, pages, voice }
}

const begun = ({ id }: VoiceJob): VoiceAnswer => ({ id, state: 'begun', detail: 'a tone' })
const loud = { severity: 'critical', volume: 0.8, file: null } as const

describe('voice', () => {
  it('is heard by one page that ends half a minute after the last sound', async () => {
    const { clock, pages, voice } = setUp({ answers: begun })
    expect(await voice.sound(loud)).toEqual({ ok: true, detail: 'a tone' })
    const spoken = voice.say('Stok habis', 'id', 2)
    await vi.waitFor(() => expect(pages[0]?.sent).toHaveLength(2))
    expect(pages).toHaveLength(1)
    expect(pages[0]?.sent.map(({ job }) => job)).toEqual([
      { id: 1, kind: 'sound', sound: 'critical', volume: 0.8 },
      { id: 2, kind: 'say', text: 'Stok habis', language: 'id-ID', volume: 1 },
    ])
    pages[0]?.answer({ id: 1, state: 'ended', detail: '' })
    clock.advance(60_000)
    expect(pages[0]?.closed).toBe(false)
    pages[0]?.answer({ id: 2, state: 'ended', detail: 'a voice' })
    expect(await spoken).toEqual({ ok: true, detail: 'a voice' })
    clock.advance(29_999)
    expect(pages[0]?.closed).toBe(false)
    clock.advance(1)
    expect(pages[0]?.closed).toBe(true)
    expect(clock.waiting()).toBe(0)
    await voice.sound(loud)
    expect(pages).toHaveLength(2)
  })

  it('ends a page that never tells the end of what it says', async () => {
    const { clock, pages, voice } = setUp({ answers: begun })
    const spoken = voice.say('a text whose end the system forgets to tell', 'en', 1)
    await vi.waitFor(() => expect(pages[0]?.sent).toHaveLength(1))
    await new Promise((resolve) => setImmediate(resolve))
    clock.advance(150_000)
    expect(await spoken).toEqual({ ok: false, detail: 'the page that sounds took too long' })
    expect(pages[0]?.closed).toBe(true)
  })

  it('says after five seconds that nothing was heard, and makes a new page for the next', async () => {
    const { clock, pages, voice } = setUp()
    const first = voice.sound(loud)
    const second = voice.sound(loud)
    clock.advance(5_000)
    expect(await first).toEqual({ ok: false, detail: 'nothing was heard in 5 s' })
    expect(await second).toMatchObject({ ok: false })
    expect(pages.map(({ closed }) => closed)).toEqual([true])
    void voice.sound(loud)
    expect(pages).toHaveLength(2)
  })

  it('tells that its page died, listens to it no more, and makes a new one', async () => {
    const { pages, voice } = setUp()
    const lost = voice.sound(loud)
    pages[0]?.die('the page that sounds died: oom')
    expect(await lost).toEqual({ ok: false, detail: 'the page that sounds died: oom' })
    const next = voice.sound(loud)
    pages[0]?.answer({ id: 2, state: 'begun', detail: 'a late word of the dead' })
    pages[1]?.answer({ id: 2, state: 'begun', detail: 'a tone' })
    expect(await next).toEqual({ ok: true, detail: 'a tone' })
  })

  it('is silent at once when it is stopped, also about what was on its way', async () => {
    let release: (quiet: boolean) => void = () => {}
    const { pages, voice } = setUp({ isQuiet: () => new Promise((resolve) => (release = resolve)) })
    const sounding = voice.sound(loud)
    const spoken = voice.say('text', 'en', 1)
    voice.stop()
    release(false)
    expect(await sounding).toEqual({ ok: false, detail: 'it was silenced' })
    expect(await spoken).toEqual({ ok: false, detail: 'it was silenced' })
    expect(pages).toHaveLength(1)
    expect(pages[0]?.closed).toBe(true)
  })

  it('plays an own file, and in place of one that cannot be played its own sound, and says both', async () => {
    const { pages, voice } = setUp({
      answers: (job) =>
        job.kind === 'sound' && job.sound === 'file' && job.id > 1
          ? { id: job.id, state: 'failed', detail: 'damaged' }
          : begun(job),
    })
    expect(await voice.sound({ ...loud, file: '/good.wav' })).toEqual({ ok: true, detail: 'a tone' })
    expect(pages[0]?.sent[0]?.file).toEqual(new Uint8Array([1, 2]))
    expect(await voice.sound({ ...loud, file: '/gone.wav' })).toEqual({
      ok: true,
      detail: 'own file: it is gone; instead of it: a tone',
    })
    expect(await voice.sound({ ...loud, file: '/good.wav' })).toEqual({
      ok: true,
      detail: 'own file: damaged; instead of it: a tone',
    })
    expect(pages[0]?.sent.at(-1)?.job).toMatchObject({ sound: 'critical' })
  })

  it('sounds all the same when the own file lies on a share that hangs, and asks for it only once', async () => {
    const { clock, pages, voice } = setUp({ answers: begun })
    const first = voice.sound({ ...loud, file: '/hanging.wav' })
    clock.advance(2_000)
    expect(await first).toMatchObject({ ok: true, detail: expect.stringContaining('too long') })
    expect(await voice.sound({ ...loud, file: '/hanging.wav' })).toMatchObject({ ok: true })
    expect(pages[0]?.sent.map(({ job }) => 'sound' in job && job.sound)).toEqual(['critical', 'critical'])
  })

  it("keeps quiet in the desktop's do-not-disturb, but for critical sounds", async () => {
    const { voice } = setUp({ answers: begun, isQuiet: async () => true })
    expect((await voice.sound(loud)).ok).toBe(true)
    expect(await voice.sound({ ...loud, severity: 'warning' })).toEqual({
      ok: false,
      detail: 'the desktop is in do-not-disturb',
    })
    expect((await voice.say('text', 'en', 1)).ok).toBe(false)
  })

  it('sounds when the desktop does not say whether it wants to be left alone', async () => {
    const failing = setUp({ answers: begun, isQuiet: () => Promise.reject(new Error('no bus')) })
    expect((await failing.voice.sound({ ...loud, severity: 'info' })).ok).toBe(true)
    const hanging = setUp({ answers: begun, isQuiet: () => new Promise(() => {}) })
    const sound = hanging.voice.sound({ ...loud, severity: 'info' })
    await vi.waitFor(() => expect(hanging.clock.waiting()).toBe(1))
    hanging.clock.advance(500)
    expect((await sound).ok).toBe(true)
  })

  it('opens no page for silence', async () => {
    const { pages, voice } = setUp({ answers: begun })
    expect(await voice.sound({ ...loud, volume: 0 })).toEqual({ ok: false, detail: 'the volume is 0' })
    expect((await voice.say('text', 'id', 0)).ok).toBe(false)
    expect(pages).toHaveLength(0)
  })

  it('answers when no page can be made', async () => {
    const voice = createVoice({
      clock: createFakeClock(),
      openPage: () => {
        throw new Error('no renderer')
      },
      isQuiet: async () => false,
      readSound: () => Promise.reject(new Error('not asked')),
    })
    expect(await voice.sound(loud)).toEqual({ ok: false, detail: 'no renderer' })
  })
})

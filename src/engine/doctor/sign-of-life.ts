/** Bytes within this time of each other are one burst, ms. */
const burstMs = 20
/** So many heartbeats at once were held back on the way. */
const lump = 3

/** What was heard of a stream until now. */
export type Heard =
  /** A second time, apart from the first: the stream is alive. */
  | 'alive'
  /** Several heartbeats at once, which are sent one by one. */
  | 'lump'
  /** Nothing that proves either. */
  | 'more'

/** Judges whether a stream is heard as it should, from its bytes and their times alone. */
export interface SignOfLife {
  /**
   * @param at monotonic, ms
   * @param beats heartbeats that are messages in this dialect; comments are counted here
   */
  heard(chunk: Uint8Array, at: number, beats: number): Heard
  /** Whether what came ends in the middle of an event: somebody on the way cuts by size, not by event. */
  isCut(): boolean
}

/** @param apartMs bytes at least so long after the first ones are a second sign */
export function createSignOfLife(apartMs: number): SignOfLife {
  let firstAt: number | null = null
  let lastAt = 0
  let beatsInBurst = 0
  let quietMs = 0
  let tail = ''

  function isCut(): boolean {
    if (tail === '' || /(\n\n|\r\r|\r\n\r\n)$/.test(tail)) return false
    // A lone comment line is whole, and so is one after a finished block.
    const lines = tail.split(/\r\n|\r|\n/)
    const last = lines.at(-1) === '' ? lines.at(-2) : undefined
    return last === undefined || !last.startsWith(':')
  }

  return {
    heard(chunk, at, beats) {
      const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
      const comments = `${tail.slice(-1)}${text}`.match(/(^|[\r\n]):/g)?.length ?? 0
      if (at - lastAt > burstMs) {
        beatsInBurst = 0
        quietMs = at - lastAt
      }
      beatsInBurst += comments + beats
      tail = `${tail}${text}`.slice(-512)
      lastAt = at
      if (firstAt === null) {
        firstAt = at
        return 'more'
      }
      if (at - firstAt < apartMs) return 'more'
      // A server that beats all the time is only quick; one that was held back was quiet before.
      if (beatsInBurst >= lump && quietMs >= apartMs) return 'lump'
      return isCut() ? 'more' : 'alive'
    },
    isCut,
  }
}

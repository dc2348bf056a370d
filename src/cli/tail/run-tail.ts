import { createStreamSupervisor } from '../../engine/stream/supervisor.ts'
import type { StreamSupervisor } from '../../engine/stream/types.ts'
import { createJsonLog } from '../../node/log/log.ts'
import { createSystemClock } from '../../node/time/clock.ts'
import { watchClock } from '../../node/time/clock-watch.ts'
import { exitCodes } from '../exit-codes.ts'
import { createLineWriter, type LineWriter } from '../line-writer.ts'
import { headersOf } from '../source-arguments.ts'
import { untilStopped } from '../until-stopped.ts'
import { connectionLine, rawLine, stateFields } from './event-lines.ts'
import { findServerProfile, needsProbe } from './find-profile.ts'
import { parseTailArguments, type TailArguments, tailHelp } from './tail-arguments.ts'
import { createTailStream } from './tail-stream.ts'
import { sourceIdOf, tailTargets } from './tail-targets.ts'

const clock = createSystemClock()

/** How long output may take to leave after the end was asked for, ms. */
const flushMs = 2_000

/** `pantau tail` (contract.md). @returns the exit code */
export async function runTail(argv: readonly string[]): Promise<number> {
  const parsed = parseTailArguments(argv)
  if (parsed === null) {
    process.stdout.write(tailHelp)
    return exitCodes.ok
  }
  const stop = untilStopped()
  const out = createLineWriter(process.stdout, stop.now)
  const known = await withProfile(parsed, out, stop.asked)
  const follower = known === null ? null : await follow(known, out)
  await stop.asked
  follower?.stop()
  await out.flush(flushMs)
  // A reader that does not read must not keep the command alive.
  process.exit(exitCodes.ok)
}

/** The arguments with the profile that the server itself told; null when the end was asked for before it answered. */
async function withProfile(
  parsed: TailArguments,
  out: LineWriter,
  stopped: Promise<void>,
): Promise<TailArguments | null> {
  const { url } = parsed
  if (url === null || parsed.raw || !needsProbe(url, parsed.profile)) return parsed
  let cancel = (): void => {}
  const found = new Promise<TailArguments>((resolve) => {
    cancel = findServerProfile(
      {
        url,
        headers: async () => headersOf(parsed),
        transport: parsed.transport,
        clock,
        onState: (state) => out.write(connectionLine(sourceIdOf(url), 'stream', state)),
      },
      (profile) => resolve({ ...parsed, profile }),
    )
  })
  return await Promise.race([
    found,
    stopped.then(() => {
      cancel()
      return null
    }),
  ])
}

async function follow(parsed: TailArguments, out: LineWriter): Promise<{ stop(): void }> {
  const { url } = parsed
  if (url === null || parsed.state !== null) {
    // Loaded only now: without a journal there is no need for SQLite.
    return (await import('./journal-tail.ts')).startJournalTail(parsed, out, clock)
  }
  const supervisors = parsed.raw ? [rawStream(parsed, url, out)] : eventStreams(parsed, url, out)
  for (const supervisor of supervisors) supervisor.start()
  const stopWatch = watchClock(clock, () => {
    for (const supervisor of supervisors) supervisor.wake()
  })
  return {
    stop() {
      stopWatch()
      for (const supervisor of supervisors) supervisor.stop()
    },
  }
}

function eventStreams(parsed: TailArguments, url: string, out: LineWriter): readonly StreamSupervisor[] {
  const source = sourceIdOf(url)
  return tailTargets(url, parsed.profile).map((target) =>
    createTailStream({
      ...target,
      source,
      out,
      clock,
      headers: async () => headersOf(parsed),
      transport: parsed.transport,
    }),
  )
}

/** The wire as it is: WHATWG messages on stdout, states as log lines on stderr. */
function rawStream(parsed: TailArguments, url: string, out: LineWriter): StreamSupervisor {
  const log = createJsonLog((line) => process.stderr.write(`${line}\n`), clock.now, 'tail')
  let cursor: string | null = null
  return createStreamSupervisor({
    url,
    heartbeatMs: null,
    pollMs: 15_000,
    fallback: null,
    clock,
    random: Math.random,
    transport: parsed.transport,
    owner: {
      cursor: () => cursor,
      headers: async () => headersOf(parsed),
      onMessage(message) {
        cursor = message.lastEventId
        out.write(rawLine(message))
      },
      onState: (state) => log.info(state.state, stateFields(state)),
      onNotice(notice) {
        if (notice.kind === 'cursor') cursor = notice.id
        if (notice.kind === 'too-large')
          log.warn('an event above the limit was skipped', { bytes: notice.bytes })
      },
      isFull: () => out.isFull(),
    },
  })
}

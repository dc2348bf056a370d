import type { Fault } from '../stream/fault.ts'
import { type AskOptions, askPath, type PathAnswer } from './ask-path.ts'
import { pantau } from './pantau.ts'
import { dialects } from './registry.ts'
import type { Profile } from './types.ts'
import { isObject, parseJson } from './wire-value.ts'

/**
 * What a server turned out to be: a dialect, or a stream or document that we do not know (null). With a fault it is
 * neither at present: it cannot be asked, or nothing that it answers is a stream.
 */
export type ProbeResult =
  | { readonly ok: true; readonly profile: Profile | null }
  | { readonly ok: false; readonly fault: Fault }

/** Address of the server, with or without a path, and how it is asked. */
export type ProbeOptions = AskOptions

/** A path that no dialect has: what a server says to it, it says to everything. */
const nobodysPath = '/pantau-asks-for-nothing'

/**
 * Finds out the dialect of a server from its address alone, for `auto`. In this order: the own hub has a health page that
 * needs no token; an address with a path may be a stream itself; each other dialect is known by its first stream.
 *
 * What a stream says counts more than where it was found. Where it says nothing, or wants a sign-in first, the path
 * counts, but only if the server does not answer every path in the same way. Where no path is a stream nothing is
 * settled: it may be a proxy whose server is away, or a page of maintenance.
 *
 * @returns the cancel; `done` is called once, unless cancelled
 */
export function probeProfile(options: ProbeOptions, done: (result: ProbeResult) => void): () => void {
  let cancel = (): void => {}
  /** What the address itself said. */
  let address: PathAnswer | null = null

  function ask(path: string, accept: 'stream' | 'document', read: (answer: PathAnswer) => void): void {
    cancel = askPath(options, path, accept, (answer) => {
      if (answer.kind === 'away') done({ ok: false, fault: answer.fault })
      else read(answer)
    })
  }

  function askHub(): void {
    ask('/v1/health', 'document', (answer) => {
      if (answer.kind === 'document' && isHealthOfHub(answer.body)) done({ ok: true, profile: pantau })
      else if (new URL(options.url).pathname === '/') askDialect(0)
      else askAddress()
    })
  }

  /** The address as it was given. */
  function askAddress(): void {
    ask('', 'stream', (answer) => {
      address = answer
      if (answer.kind === 'stream') done({ ok: true, profile: answer.said })
      else askDialect(0)
    })
  }

  function settle(answer: PathAnswer): void {
    if (answer.kind === 'stream') done({ ok: true, profile: answer.said })
    else if (answer.kind === 'document') done({ ok: true, profile: null })
    else done({ ok: false, fault: answer.fault })
  }

  function askDialect(index: number): void {
    const profile = candidates[index]
    if (profile === undefined) {
      if (address === null) ask('', 'stream', settle)
      else settle(address)
      return
    }
    ask(profile.streams[0]?.path ?? '', 'stream', (answer) => {
      if (answer.kind === 'stream' && answer.said !== null) done({ ok: true, profile: answer.said })
      else if (isPossible(profile, answer)) askNobody(profile, answer)
      else askDialect(index + 1)
    })
  }

  function askNobody(profile: Profile, found: PathAnswer): void {
    ask(nobodysPath, 'stream', (answer) => {
      if (answer.kind !== found.kind) done({ ok: true, profile })
      else if (answer.kind === 'locked') done({ ok: false, fault: answer.fault })
      else done({ ok: true, profile: null })
    })
  }

  askHub()
  return () => cancel()
}

const candidates = dialects.filter((profile) => profile !== pantau)

/** Only Optik's server of today answers with JSON where a stream was (part F). */
function isPossible(profile: Profile, answer: PathAnswer): boolean {
  if (answer.kind === 'document') return profile.id === 'optik' && parseJson(answer.body) !== undefined
  return answer.kind === 'stream' || answer.kind === 'locked'
}

function isHealthOfHub(body: string): boolean {
  const health = parseJson(body)
  return isObject(health) && typeof health.epoch === 'string'
}

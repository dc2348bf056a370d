import type { Clock } from '../../node/time/clock.ts'
import type { Check } from '../../shared/domain/check.ts'
import type { SourceSettings } from '../../shared/settings/schema.ts'
import type { SecretStore, SettingsStore, SystemProxy } from '../ports.ts'
import { authHeaders } from '../sources/auth-headers.ts'
import { runCheck } from './run-check.ts'

/** Tests that are kept for the screen; older ones leave it. */
const kept = 10

/** What connection tests of the screen need. */
export interface CheckParts {
  readonly clock: Clock
  readonly settings: SettingsStore
  readonly secrets: SecretStore
  readonly systemProxy: SystemProxy
  readonly newId: () => string
  /** Puts an entry of the collection `checks`, or takes it away (null). */
  readonly showCheck: (id: string, check: Check | null) => void
}

/** Connection tests that the screen asked for (issue 3.9); they live as long as the engine and are kept nowhere. */
export interface CheckDesk {
  /** Starts a test; one of the same source that still runs is ended. @returns the id of its entry */
  start(source: SourceSettings, secret: string | undefined): string
  /** Ends a test, which is then neither healthy nor not. @returns whether there is one of this id */
  end(checkId: string): boolean
  /** Ends everything that runs. */
  stop(): void
}

interface Running {
  readonly source: string
  readonly cancel: () => void
}

export function createCheckDesk(parts: CheckParts): CheckDesk {
  const shown = new Map<string, Running | null>()

  function secretOf(source: SourceSettings, given: string | undefined): Promise<string | null> {
    if (given !== undefined) return Promise.resolve(given)
    const stored = parts.settings.get().sources.find(({ id }) => id === source.id)
    // A stored secret belongs to its server: a test must not carry it to another one (C11).
    const same = stored !== undefined && new URL(stored.url).origin === new URL(source.url).origin
    return same ? parts.secrets.get(source.id) : Promise.resolve(null)
  }

  function forget(id: string): void {
    shown.get(id)?.cancel()
    shown.delete(id)
    parts.showCheck(id, null)
  }

  function onStep(id: string, check: Check): void {
    if (!shown.has(id)) return
    if (check.healthy !== null) shown.set(id, null)
    parts.showCheck(id, check)
  }

  return {
    start(source, secret) {
      for (const [id, running] of [...shown]) if (running?.source === source.id) forget(id)
      for (const id of [...shown.keys()].slice(0, Math.max(0, shown.size - kept + 1))) forget(id)
      const id = parts.newId()
      const own: { cancel: () => void } = { cancel: () => {} }
      shown.set(id, { source: source.id, cancel: () => own.cancel() })
      own.cancel = runCheck(
        {
          id,
          url: source.url,
          profile: source.profile,
          streams: source.streams,
          headers: async () =>
            authHeaders(source.auth, source.auth.type === 'none' ? null : await secretOf(source, secret)),
          transport: { tls: source.tls, proxy: source.proxy, systemProxy: parts.systemProxy },
          clock: parts.clock,
        },
        (check) => onStep(id, check),
      )
      return id
    },
    end(checkId) {
      if (!shown.has(checkId)) return false
      forget(checkId)
      return true
    },
    stop() {
      for (const running of shown.values()) running?.cancel()
      shown.clear()
    },
  }
}

/** A place where a D-Bus daemon listens, as `net.createConnection` wants it. */
export interface BusSocket {
  readonly path: string
}

/**
 * Reads `DBUS_SESSION_BUS_ADDRESS` (D-Bus specification, "Server Addresses"): entries divided by `;`, each
 * `transport:key=value,…` with percent escapes. Only local sockets are of use to a desktop session.
 *
 * @returns the sockets in order; empty when there is none
 */
export function parseBusAddress(address: string): readonly BusSocket[] {
  const sockets: BusSocket[] = []
  for (const entry of address.split(';')) {
    if (!entry.startsWith('unix:')) continue
    const pairs = new Map<string, string>()
    for (const pair of entry.slice('unix:'.length).split(',')) {
      const equals = pair.indexOf('=')
      if (equals > 0) pairs.set(pair.slice(0, equals), unescapeValue(pair.slice(equals + 1)))
    }
    const path = pairs.get('path')
    const abstract = pairs.get('abstract')
    if (path !== undefined && path !== '') sockets.push({ path })
    else if (abstract !== undefined && abstract !== '') sockets.push({ path: `\0${abstract}` })
  }
  return sockets
}

function unescapeValue(value: string): string {
  return value.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
  )
}

/** The session bus of this process: the variable, else systemd's place for it. @returns null when there is none */
export function sessionBusAddress(env: Readonly<Record<string, string | undefined>>): string | null {
  const given = env.DBUS_SESSION_BUS_ADDRESS
  if (given !== undefined && given !== '') return given
  const runtime = env.XDG_RUNTIME_DIR
  return runtime === undefined || runtime === '' ? null : `unix:path=${runtime}/bus`
}

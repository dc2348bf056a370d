import { createConnection, type Socket } from 'node:net'
import { createClient } from '@homebridge/dbus-native'
import { type Clock, createSystemClock } from '../../../node/time/clock.ts'
import { parseBusAddress } from './bus-address.ts'

/** Longest wait for a reply, ms: one that got lost on the way must not be waited for as long as the program runs. */
const replyMs = 120_000

/** One call on the session bus. */
export interface BusCall {
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly signature?: string
  readonly body?: readonly unknown[]
}

/** A connection to the session bus. */
export interface SessionBus {
  /**
   * Answers the reply's values. Rejects with the bus's error name, when the connection dies, or when nobody replies.
   *
   * @param withinMs longest wait for the reply
   */
  call(call: BusCall, withinMs?: number): Promise<readonly unknown[]>
  /** Signals come only after a match rule was added for them. */
  onSignal(
    path: string,
    interfaceName: string,
    member: string,
    listener: (body: readonly unknown[]) => void,
  ): void
  close(): void
}

/** Part of the client's bus that its published types leave out. */
interface MessageBus {
  readonly connection: NodeJS.EventEmitter
  readonly signals: NodeJS.EventEmitter
  invoke(message: BusCall, reply: (error: BusError | null, ...values: readonly unknown[]) => void): void
  mangle(path: string, interfaceName: string, member: string): string
}

interface BusError {
  readonly name: string
  readonly message: string
}

declare module '@homebridge/dbus-native' {
  export function createClient(options: {
    readonly stream: Socket
    readonly authMethods: readonly string[]
  }): unknown
}

/** The plain value in a D-Bus variant, which the client gives as `[signature, [value]]`, also of one in another. */
export function variantValue(value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 2 || !Array.isArray(value[1])) return value
  return variantValue(value[1][0])
}

/**
 * Connects to the first socket of an address that answers.
 *
 * @param onClosed the connection is gone; called once, and only after the promise resolved
 * @throws when no socket of the address can be connected
 */
export async function openSessionBus(
  address: string,
  onClosed: () => void,
  clock: Pick<Clock, 'after'> = createSystemClock({ unref: true }),
): Promise<SessionBus> {
  let reason = 'no local socket in the address'
  for (const { path } of parseBusAddress(address)) {
    try {
      return wrap(await connect(path), onClosed, clock)
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error)
    }
  }
  throw new Error(`no session bus: ${reason}`)
}

function connect(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path)
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.removeListener('error', reject)
      resolve(socket)
    })
  })
}

function wrap(socket: Socket, onClosed: () => void, clock: Pick<Clock, 'after'>): SessionBus {
  // The session must not be kept alive by its notifications.
  socket.unref()
  const bus = createClient({ stream: socket, authMethods: ['EXTERNAL'] }) as MessageBus
  const waiting = new Set<(reason: Error) => void>()
  let closed = false
  // An error of the socket is followed by its close; one of the handshake leaves it open, useless.
  bus.connection.on('error', () => socket.destroy())
  // The client writes into a socket that ended, and says so on the console: it must not be used from here on.
  socket.once('end', () => socket.destroy())
  socket.once('close', () => {
    closed = true
    for (const giveUp of [...waiting]) giveUp(new Error('the session bus hung up'))
    onClosed()
  })
  return {
    call: (call, withinMs = replyMs) =>
      new Promise((resolve, reject) => {
        if (closed || socket.destroyed) {
          reject(new Error('the session bus hung up'))
          return
        }
        const leave = (): void => {
          waiting.delete(giveUp)
          cancel()
        }
        const giveUp = (reason: Error): void => {
          leave()
          reject(reason)
        }
        const cancel = clock.after(withinMs, () => giveUp(new Error(`no reply to ${call.member}`)))
        waiting.add(giveUp)
        try {
          bus.invoke(call, (error, ...values) => {
            leave()
            if (error) reject(new Error(`${error.name}: ${error.message}`))
            else resolve(values)
          })
        } catch (error) {
          // What cannot be put into a message is found out here.
          giveUp(error instanceof Error ? error : new Error(String(error)))
        }
      }),
    onSignal(path, interfaceName, member, listener) {
      bus.signals.on(bus.mangle(path, interfaceName, member), (body: readonly unknown[] | undefined) =>
        listener(body ?? []),
      )
    },
    close: () => {
      socket.destroy()
    },
  }
}

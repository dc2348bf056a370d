import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** Cost of one guess: some 50 ms and 16 MiB. A PIN has few digits, so whoever has the file can still find it in time. */
const cost = { N: 16_384, r: 8, p: 1 } as const
const keyBytes = 32
const saltBytes = 16

/** A PIN as the settings keep it (`pinHash`). @param random 16 random bytes; of its own where left out */
export async function hashPin(
  pin: string,
  random: (bytes: number) => Uint8Array = randomBytes,
): Promise<string> {
  const salt = Buffer.from(random(saltBytes))
  const key = await derive(pin, salt)
  return `scrypt:${salt.toString('base64')}:${key.toString('base64')}`
}

/** Whether this is the PIN that was kept. A text that is no kept PIN fits nothing. Runs beside the event loop. */
export async function pinFits(pin: string, kept: string): Promise<boolean> {
  const [scheme, salt, key] = kept.split(':')
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false
  const wanted = Buffer.from(key, 'base64')
  const given = await derive(pin, Buffer.from(salt, 'base64'))
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

function derive(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, keyBytes, cost, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
}

import { uuidV7 } from '../../../../shared/ids/uuid-v7.ts'

/** The id of a command, by which the hub does it only once. */
export function newCommandId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}

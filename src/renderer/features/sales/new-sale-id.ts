import { uuidV7 } from '../../../shared/ids/uuid-v7.ts'

/** The id of a new sale, which the hub uses to store it only once. */
export function newSaleId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}

import type { PictureType } from './picture-type.ts'

/** A picture that was found. */
export interface Picture {
  readonly contentType: PictureType
  readonly bytes: Uint8Array
}

/** Pictures in memory, bounded by their bytes; the one that was not looked at for the longest time goes first. */
export interface PictureCache {
  get(key: string): Picture | undefined
  put(key: string, picture: Picture): void
}

export function createPictureCache(limitBytes: number): PictureCache {
  // Insertion order is the order of last use.
  const pictures = new Map<string, Picture>()
  let bytes = 0

  function drop(key: string): void {
    bytes -= pictures.get(key)?.bytes.byteLength ?? 0
    pictures.delete(key)
  }

  return {
    get(key) {
      const picture = pictures.get(key)
      if (picture === undefined) return undefined
      pictures.delete(key)
      pictures.set(key, picture)
      return picture
    },
    put(key, picture) {
      drop(key)
      pictures.set(key, picture)
      bytes += picture.bytes.byteLength
      for (const oldest of pictures.keys()) {
        if (bytes <= limitBytes) break
        drop(oldest)
      }
    },
  }
}

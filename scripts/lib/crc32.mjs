const table = new Uint32Array(256)
for (let n = 0; n < 256; n++) {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  table[n] = c
}

/** Running CRC-32 as zip uses it. `zlib.crc32` exists only from Node 22 on, and set-up starts on 18. */
export function crc32Of() {
  let crc = 0xffffffff
  return {
    add(chunk) {
      for (const byte of chunk) crc = (crc >>> 8) ^ table[(crc ^ byte) & 0xff]
    },
    value() {
      return (crc ^ 0xffffffff) >>> 0
    },
  }
}

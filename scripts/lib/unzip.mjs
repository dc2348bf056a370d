import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdir, open } from 'node:fs/promises'
import { dirname, isAbsolute, join, normalize } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import { crc32Of } from './crc32.mjs'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50

/**
 * Entries of a zip from its central directory: `{name, method, packed, size, crc, offset, mode}`.
 * A bare machine has no unzip, and the one archive we read is a plain one (no zip64, no encryption);
 * anything else is refused instead of guessed at.
 */
export function readDirectory(buffer, fileSize) {
  let at = buffer.length - 22
  while (at >= 0 && buffer.readUInt32LE(at) !== END_OF_DIRECTORY) at--
  if (at < 0) throw new Error('not a zip file: no end of central directory')
  const count = buffer.readUInt16LE(at + 10)
  const start = buffer.readUInt32LE(at + 16)
  if (count === 0xffff || start === 0xffffffff) throw new Error('zip64 archives are not supported')
  let pos = start - (fileSize - buffer.length)
  if (pos < 0) throw new Error('central directory lies outside the part that was read')
  const entries = []
  for (let i = 0; i < count; i++) {
    if (buffer.readUInt32LE(pos) !== DIRECTORY_ENTRY) throw new Error('damaged zip: bad directory entry')
    const nameLength = buffer.readUInt16LE(pos + 28)
    entries.push({
      name: buffer.toString('utf8', pos + 46, pos + 46 + nameLength),
      method: buffer.readUInt16LE(pos + 10),
      crc: buffer.readUInt32LE(pos + 16),
      packed: buffer.readUInt32LE(pos + 20),
      size: buffer.readUInt32LE(pos + 24),
      mode: buffer.readUInt32LE(pos + 38) >>> 16,
      offset: buffer.readUInt32LE(pos + 42),
    })
    pos += 46 + nameLength + buffer.readUInt16LE(pos + 30) + buffer.readUInt16LE(pos + 32)
  }
  return entries
}

/** True for a name that stays below the folder it is unpacked into. */
export function isInside(name) {
  const clean = normalize(name)
  return !isAbsolute(clean) && clean !== '..' && !clean.startsWith('../') && !clean.includes('\0')
}

async function extract(file, path, entry, target) {
  const head = Buffer.alloc(30)
  await file.read(head, 0, 30, entry.offset)
  if (head.readUInt32LE(0) !== LOCAL_ENTRY) throw new Error(`damaged zip: ${entry.name}`)
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  await mkdir(dirname(target), { recursive: true })
  const crc = crc32Of()
  const check = new Transform({
    transform(chunk, _encoding, done) {
      crc.add(chunk)
      done(null, chunk)
    },
  })
  const source =
    entry.packed === 0 ? Readable.from([]) : createReadStream(path, { start, end: start + entry.packed - 1 })
  const steps = entry.method === 8 ? [createInflateRaw()] : []
  if (entry.method !== 8 && entry.method !== 0) throw new Error(`zip method ${entry.method} is not supported`)
  await pipeline(source, ...steps, check, createWriteStream(target))
  if (crc.value() !== entry.crc) throw new Error(`damaged zip: checksum of ${entry.name}`)
  if (entry.mode & 0o111) await chmod(target, 0o755)
}

/**
 * Unpack what `place` wants: it gets an entry's name and returns the path below `folder`, or undefined to
 * leave the entry out. Returns the number of files written.
 */
export async function unzip(path, folder, place) {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const length = Math.min(size, 16 * 1024 * 1024)
    const buffer = Buffer.alloc(length)
    await file.read(buffer, 0, length, size - length)
    let written = 0
    for (const entry of readDirectory(buffer, size)) {
      if (entry.name.endsWith('/')) continue
      const target = place(entry.name)
      if (target === undefined) continue
      if (!isInside(target)) throw new Error(`zip entry leaves the folder: ${entry.name}`)
      await extract(file, path, entry, join(folder, target))
      written++
    }
    return written
  } finally {
    await file.close()
  }
}

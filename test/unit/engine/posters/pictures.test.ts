import { describe, expect, it } from 'vitest'
import { isInwardAddress, isInwardHost } from '../../../../src/engine/posters/inward-address.ts'
import { createPictureCache } from '../../../../src/engine/posters/picture-cache.ts'
import { pictureType } from '../../../../src/engine/posters/picture-type.ts'

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

describe('what counts as a picture (issue 3.2)', () => {
  it.each([
    ['image/png', '\x89PNG\r\n\x1a\n....'],
    ['image/jpeg', '\xff\xd8\xff\xe0....'],
    ['image/gif', 'GIF89a....'],
    ['image/webp', 'RIFF....WEBPVP8 '],
    ['image/avif', '\0\0\0\x1cftypavif....'],
  ])('%s by its first bytes', (type, text) => {
    expect(pictureType(bytesOf(text))).toBe(type)
  })

  it.each(['<svg xmlns="http://www.w3.org/2000/svg"><script>', '<!doctype html>', '\0\0\0\x1cftypisom', ''])(
    'and nothing else, whatever its server calls it: %j',
    (text) => {
      expect(pictureType(bytesOf(text))).toBeNull()
    },
  )
})

describe('pictures in memory', () => {
  it('stay within their bytes; the one that was not looked at goes first', () => {
    const cache = createPictureCache(10)
    const picture = (size: number) => ({ contentType: 'image/png', bytes: new Uint8Array(size) }) as const
    cache.put('a', picture(4))
    cache.put('b', picture(4))
    cache.get('a')
    cache.put('c', picture(4))
    expect(cache.get('a')).toBeDefined()
    expect(cache.get('b')).toBeUndefined()
    cache.put('a', picture(6))
    expect(cache.get('c')).toBeDefined()
  })
})

describe('addresses of the own network, where a source of the internet must not look around', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.1.1',
    '172.31.0.1',
    '169.254.169.254',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '[::ffff:7f00:1]',
    '64:ff9b::7f00:1',
    '[fe80::1]',
  ])('%s', (address) => {
    expect(isInwardAddress(address)).toBe(true)
  })

  it.each(['8.8.8.8', '172.32.0.1', '2001:db8::1'])('not %s', (address) => {
    expect(isInwardAddress(address)).toBe(false)
  })

  it('and names that only such a network has', () => {
    expect(['localhost', 'localhost.', 'nas', 'kasir.lan', '192.168.1.9', '[::1]'].every(isInwardHost)).toBe(
      true,
    )
    expect(['example.com', '93.184.216.34'].some(isInwardHost)).toBe(false)
  })
})

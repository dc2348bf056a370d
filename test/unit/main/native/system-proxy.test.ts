import { describe, expect, it } from 'vitest'
import { createSystemProxy, proxyUrl } from '../../../../src/main/native/system-proxy.ts'

describe('proxyUrl', () => {
  it.each([
    ['DIRECT', null],
    ['PROXY proxy.example:3128', 'http://proxy.example:3128'],
    ['HTTPS proxy.example:443; DIRECT', 'https://proxy.example:443'],
    ['SOCKS5 s.example:1080; PROXY proxy.example:8080', 'http://proxy.example:8080'],
    ['SOCKS5 s.example:1080', null],
    ['DIRECT; PROXY proxy.example:8080', null],
    ['PROXY [::1]:3128', 'http://[::1]:3128'],
    ['PROXY', null],
    ['', null],
    ['nonsense; ;;', null],
  ])('%j is %j', (list, url) => {
    expect(proxyUrl(list)).toBe(url)
  })
})

describe('createSystemProxy', () => {
  it('asks without names, passwords and queries', async () => {
    const asked: string[] = []
    const proxy = createSystemProxy(async (url) => {
      asked.push(url)
      return 'PROXY p.example:1'
    })
    expect(await proxy('https://user:secret@shop.example/sse/stats?token=1')).toBe('http://p.example:1')
    expect(asked).toEqual(['https://shop.example/sse/stats'])
  })

  it.each([
    'http://127.0.0.1:4747/',
    'http://127.9.8.7/',
    'http://localhost:1/',
    'http://[::1]:1/',
    'http://a.localhost/',
  ])('never for this machine: %s', async (url) => {
    const proxy = createSystemProxy(() => Promise.reject(new Error('asked')))
    expect(await proxy(url)).toBeNull()
  })

  it('goes straight when the system cannot say', async () => {
    const proxy = createSystemProxy(() => Promise.reject(new Error('broken PAC file')))
    expect(await proxy('https://shop.example/')).toBeNull()
    expect(await proxy('not a url')).toBeNull()
  })
})

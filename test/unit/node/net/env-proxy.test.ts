import { describe, expect, it } from 'vitest'
import { createEnvironmentProxy } from '../../../../src/node/net/env-proxy.ts'

const proxy = 'http://proxy.example:3128/'

describe('the proxy that the environment names', () => {
  it.each([
    [{ http_proxy: proxy }, 'http://shop.example/', proxy],
    [{ HTTP_PROXY: proxy }, 'http://shop.example/', proxy],
    [{ https_proxy: proxy }, 'http://shop.example/', null],
    [{ HTTPS_PROXY: proxy }, 'https://shop.example/', proxy],
    [{ all_proxy: proxy }, 'https://shop.example/', proxy],
    [{ http_proxy: 'proxy.example:3128' }, 'http://shop.example/', proxy],
    [{ http_proxy: '', HTTP_PROXY: proxy }, 'http://shop.example/', proxy],
    [{ http_proxy: 'http://small:1/', HTTP_PROXY: proxy }, 'http://shop.example/', 'http://small:1/'],
    [{ all_proxy: 'socks5://proxy.example:1080' }, 'http://shop.example/', null],
    [{ http_proxy: 'http://bad host/' }, 'http://shop.example/', null],
    [{}, 'http://shop.example/', null],
  ])('%j for %s is %s', async (env, url, expected) => {
    expect(await createEnvironmentProxy(env)(url)).toBe(expected)
  })

  it.each([
    ['*', 'http://shop.example/', true],
    ['shop.example', 'http://shop.example/', true],
    ['SHOP.example', 'http://shop.EXAMPLE/', true],
    ['example', 'http://shop.example/', true],
    ['.example', 'http://shop.example/', true],
    ['*.example', 'http://shop.example/', true],
    // A bug of many: `op.example` is no parent of `shop.example`.
    ['op.example', 'http://shop.example/', false],
    ['other.example, shop.example', 'http://shop.example/', true],
    ['shop.example:8080', 'http://shop.example:8080/', true],
    ['shop.example:8080', 'http://shop.example/', false],
    ['shop.example:80', 'http://shop.example/', true],
    ['10.0.0.0/8', 'http://10.1.2.3/', true],
    ['10.0.0.0/8', 'http://11.1.2.3/', false],
    ['10.0.0.0/8', 'http://shop.example/', false],
    ['10.0.0.0/99', 'http://10.1.2.3/', false],
    ['fd00::/8', 'http://[fd12::1]/', true],
    ['[fd12::1]', 'http://[fd12::1]/', true],
    ['fd12::1', 'http://[fd12::1]:8080/', true],
    ['', 'http://shop.example/', false],
  ])('NO_PROXY=%s exempts %s: %s', async (list, url, exempt) => {
    const found = await createEnvironmentProxy({ HTTP_PROXY: proxy, NO_PROXY: list })(url)
    expect(found).toBe(exempt ? null : proxy)
  })
})

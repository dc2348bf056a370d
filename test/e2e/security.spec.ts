import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { contentSecurityPolicy } from '../../src/main/windows/response-headers.ts'
import type { TestConsole } from '../helpers/electron-app.ts'
import { expect, test } from './fixtures.ts'

/** A server of somebody else that counts who comes. */
async function startStranger() {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*').end('hello')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, seen, stop: () => server.close() }
}

/** Tries every way out that a page has. */
async function tryToPhoneHome({ page }: TestConsole, url: string): Promise<void> {
  await page.evaluate(async (target) => {
    const image = new Image()
    image.src = `${target}/image`
    const script = document.createElement('script')
    script.src = `${target}/script`
    const style = document.createElement('link')
    style.rel = 'stylesheet'
    style.href = `${target}/style`
    const frame = document.createElement('iframe')
    frame.src = `${target}/frame`
    document.head.append(script, style)
    document.body.append(image, frame)
    navigator.sendBeacon(`${target}/beacon`)
    const socket = (): void => {
      new WebSocket(`${target.replace('http', 'ws')}/socket`)
    }
    const events = (): void => {
      new EventSource(`${target}/events`)
    }
    for (const attempt of [socket, events]) {
      try {
        attempt()
      } catch {
        // Refused at once, which is as good.
      }
    }
    await fetch(`${target}/fetch`).catch(() => {})
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  }, url)
}

test('pages carry the strict policy, and scripts that are not ours do not run', async ({ open }) => {
  const { app, page } = await open({ args: ['--no-hub'] })
  const headers = await app.evaluate(async ({ net }) => {
    const answer = await net.fetch('app://ui/index.html')
    return Object.fromEntries(answer.headers)
  })
  expect(headers['content-security-policy']).toBe(contentSecurityPolicy)
  expect(headers['x-content-type-options']).toBe('nosniff')
  const ran = await page.evaluate(async () => {
    const inline = document.createElement('script')
    inline.textContent = 'document.documentElement.dataset.inline = "ran"'
    document.head.append(inline)
    // In a task of its own: what the test evaluates directly is exempt from the policy.
    const evaluated = await new Promise<boolean>((resolve) => {
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: that it is refused is the point
          eval('1')
          resolve(true)
        } catch {
          resolve(false)
        }
      })
    })
    return { inline: document.documentElement.dataset.inline ?? null, evaluated }
  })
  expect(ran).toEqual({ inline: null, evaluated: false })
})

test('no file outside the renderer is served', async ({ open }) => {
  const { app } = await open({ args: ['--no-hub'] })
  const statuses = await app.evaluate(async ({ net }) => {
    const urls = [
      'app://ui/../../package.json',
      'app://ui/..%2f..%2fpackage.json',
      'app://ui/%2e%2e%2f%2e%2e%2fpackage.json',
      'app://other/index.html',
      'app://ui/nothing.js',
    ]
    const answers = await Promise.all(urls.map((url) => net.fetch(url).then((answer) => answer.status)))
    return answers
  })
  expect(statuses).toEqual([404, 404, 404, 404, 404])
})

test('the page has no Node, no Electron, and one bridge with two functions', async ({ open }) => {
  const { app, page } = await open({ args: ['--no-hub'] })
  const found = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', '__dirname'].filter(
      (name) => name in window,
    ),
    bridge: Object.keys((window as unknown as { pantau: object }).pantau).sort(),
  }))
  expect(found).toEqual({ globals: [], bridge: ['request', 'subscribe'] })
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const contents = window.webContents as typeof window.webContents & {
        getLastWebPreferences(): Electron.WebPreferences
      }
      const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } =
        contents.getLastWebPreferences()
      return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity }
    }),
  )
  expect(preferences).toEqual([
    { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, webSecurity: true },
  ])
})

test('the page stays where it is and opens no windows', async ({ open }) => {
  const { app, page } = await open({ args: ['--no-hub'] })
  const home = page.url()
  const stranger = await startStranger()
  const opened = await page.evaluate((url) => window.open(url) === null, stranger.url)
  expect(opened).toBe(true)
  for (const target of [
    stranger.url,
    'file:///etc/passwd',
    'app://other/',
    'data:text/html,hi',
    'about:blank',
  ]) {
    await page.evaluate((url) => {
      const link = document.createElement('a')
      link.href = url
      document.body.append(link)
      link.click()
    }, target)
    expect(page.url()).toBe(home)
  }
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(stranger.seen).toEqual([])
  stranger.stop()
})

for (const bypassCSP of [false, true]) {
  test(`nothing leaves the page ${bypassCSP ? 'even without its policy' : 'past its policy'}`, async ({
    open,
  }) => {
    const stranger = await startStranger()
    const console = await open({ args: ['--no-hub'], bypassCSP })
    await tryToPhoneHome(console, stranger.url)
    expect(stranger.seen).toEqual([])
    stranger.stop()
  })
}

test('no permission is given', async ({ open }) => {
  const { page } = await open({ args: ['--no-hub'] })
  const answers = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    clipboard: await navigator.clipboard.readText().then(
      () => 'read',
      () => 'refused',
    ),
    camera: await (
      navigator.mediaDevices?.getUserMedia({ video: true }) ?? Promise.reject(new Error('none'))
    ).then(
      () => 'given',
      () => 'refused',
    ),
  }))
  expect(answers).toEqual({
    notifications: 'denied',
    geolocation: 'denied',
    clipboard: 'refused',
    camera: 'refused',
  })
})

test('requests are heard only from our own page, and only when they fit', async ({ open }) => {
  const { app, page } = await open({ args: ['--no-hub'] })
  const foreign = await app.evaluate(async ({ BrowserWindow, app: electronApp }) => {
    async function ask(url: string, partition: string): Promise<unknown> {
      const preload = `${electronApp.getAppPath()}/out/preload/index.cjs`
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, preload, partition } })
      await window.loadURL(url)
      const answer = await window.webContents.executeJavaScript("window.pantau.request('app.info', {})")
      window.destroy()
      return answer
    }
    return [await ask('data:text/html,foreign', 'foreign'), await ask('app://ui/index.html', '')]
  })
  // The second one shows our own page, but in a window that is not ours.
  expect(foreign).toEqual([
    { ok: false, error: expect.objectContaining({ code: 'forbidden_sender' }) },
    { ok: false, error: expect.objectContaining({ code: 'forbidden_sender' }) },
  ])

  const codes = await page.evaluate(async () => {
    const { pantau } = window as unknown as {
      pantau: { request(route: unknown, input?: unknown): Promise<{ ok: boolean; error?: { code: string } }> }
    }
    const attempts: [unknown, unknown?][] = [
      ['no.such.route', {}],
      ['__proto__', {}],
      ['constructor', {}],
      [42, {}],
      ['x'.repeat(100_000), {}],
      ['settings.update', { locale: 'x'.repeat(1_000_000) }],
      ['settings.update', { locale: 'fr' }],
      ['alert.acknowledge', { ids: [] }],
      ['alert.acknowledge'],
    ]
    const answers = await Promise.all(attempts.map(([route, input]) => pantau.request(route, input)))
    return answers.map((answer) => answer.error?.code ?? 'ok')
  })
  expect(codes).toEqual([
    'unknown_route',
    'unknown_route',
    'unknown_route',
    'unknown_route',
    'unknown_route',
    'invalid_input',
    'invalid_input',
    'invalid_input',
    'invalid_input',
  ])
})

test('the page runs in Chromium’s sandbox for an ordinary user @sandbox', async ({ open }) => {
  const { app, dataDir } = await open({ args: ['--no-hub'] })
  const pid = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  const status = readFileSync(join('/proc', String(pid), 'status'), 'utf8')
  // 2: a seccomp filter is on; NoNewPrivs: it cannot be shed.
  expect(status).toMatch(/^Seccomp:\s2$/m)
  expect(status).toMatch(/^NoNewPrivs:\s1$/m)
  expect(process.getuid?.()).not.toBe(0)
  expect(dataDir).not.toBe('')
})

import { describe, expect, it } from 'vitest'
import { parseArguments } from '../../../../src/main/app/arguments.ts'
import { ownArguments } from '../../../../src/main/app/own-arguments.ts'

const nothing = {
  dataDir: null,
  configFile: null,
  hidden: false,
  wall: false,
  noHub: false,
  demo: false,
  seconds: null,
  captureFile: null,
  statusInterval: null,
}

describe('parseArguments', () => {
  it('reads every flag in both spellings', () => {
    const parsed = parseArguments([
      '--data-dir',
      '/srv/pantau',
      '--config=/etc/pantau/a b.json',
      '--hidden',
      '--no-hub',
      '--demo',
      '--seconds',
      '60',
      '--capture',
      'out/demo.png',
      '--status-interval=0.5',
    ])
    expect(parsed).toEqual({
      ok: true,
      arguments: {
        dataDir: '/srv/pantau',
        configFile: '/etc/pantau/a b.json',
        hidden: true,
        wall: false,
        noHub: true,
        demo: true,
        seconds: 60,
        captureFile: 'out/demo.png',
        statusInterval: 0.5,
      },
    })
  })

  it('a wall is shown, whatever else is said', () => {
    expect(parseArguments(['--hidden', '--wall'])).toMatchObject({ arguments: { hidden: false, wall: true } })
  })

  it.each([
    [['--data-dri', '/x'], '"--data-dri"'],
    [['--no-hubb'], '"--no-hubb"'],
    [['somewhere'], '"somewhere"'],
    [['--data-dir'], '--data-dir'],
    [['--data-dir='], '--data-dir'],
    [['--data-dir', '--demo'], '--data-dir'],
    [['--config', 'a', '--config', 'b'], '--config'],
    [['--seconds', '0'], '--seconds'],
    [['--seconds', '-5'], '--seconds'],
    [['--seconds', 'ten'], '--seconds'],
    [['--seconds', '1e9'], '--seconds'],
    [['--status-interval', '0x10'], '--status-interval'],
    [['--demo=yes'], '"--demo=yes"'],
  ])('refuses %j in one line that names the argument', (argv, name) => {
    const parsed = parseArguments(argv)
    expect(parsed.ok).toBe(false)
    if (parsed.ok) return
    expect(parsed.message).toContain(name)
    expect(parsed.message).not.toContain('\n')
  })

  it('lets the platform have its own switches: a packaged app is started with them', () => {
    const argv = [
      '--no-sandbox',
      '--inspect=0',
      '--remote-debugging-port=0',
      '--ozone-platform-hint=auto',
      '--enable-features=UseOzonePlatform',
      '--disable-gpu',
      '--force-device-scale-factor=2',
      '--lang=id',
      'pantau://open',
    ]
    expect(parseArguments(argv)).toEqual({ ok: true, arguments: nothing })
  })
})

describe('ownArguments', () => {
  it('takes what follows the app folder, wherever the launcher put its own switches', () => {
    const argv = ['/rt/electron', '--inspect=0', '-r', '/pw/loader.js', '--no-sandbox', '/repo', '--demo']
    expect(ownArguments(argv, '/repo')).toEqual(['--demo'])
  })

  it('takes everything after the program when packaged', () => {
    expect(ownArguments(['/opt/Pantau/pantau', '--hidden'], null)).toEqual(['--hidden'])
  })
})

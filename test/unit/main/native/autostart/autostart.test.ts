import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loginCommand } from '../../../../../src/main/native/autostart/autostart.ts'
import { autostartEntry, quoteArgument } from '../../../../../src/main/native/autostart/desktop-entry.ts'
import {
  autostartFile,
  createLinuxAutostart,
} from '../../../../../src/main/native/autostart/linux-autostart.ts'

const command = ['/opt/Pantau/pantau', '--hidden']

/** Reads an `Exec` value as the Desktop Entry Specification says: first the string's escapes, then the quoting. */
function readExec(entry: string): readonly string[] {
  const line = entry.split('\n').find((each) => each.startsWith('Exec='))
  const value = (line ?? '').slice('Exec='.length).replaceAll('\\\\', '\\')
  const words: string[] = []
  for (const [, quoted, bare] of value.matchAll(/"((?:\\.|[^"\\])*)"|([^\s"]+)/g)) {
    const word = quoted === undefined ? (bare ?? '') : quoted.replaceAll(/\\(["`$\\])/g, '$1')
    words.push(word.replaceAll('%%', '%'))
  }
  return words
}

describe('the file in autostart/', () => {
  it('starts exactly the command, whatever its path is made of', () => {
    const argument = fc.string({ unit: 'grapheme-ascii', minLength: 1 })
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 5 }), (given) => {
        expect(readExec(autostartEntry({ name: 'Pantau', command: given }))).toEqual(given)
      }),
    )
  })

  it('quotes what a desktop would take apart', () => {
    expect(quoteArgument('/opt/Pantau/pantau')).toBe('/opt/Pantau/pantau')
    expect(quoteArgument('/home/a b/x')).toBe('"/home/a b/x"')
    expect(quoteArgument('$(reboot) 50%')).toBe('"\\$(reboot) 50%%"')
  })

  it('lies where the desktop looks, and a relative XDG_CONFIG_HOME is ignored', () => {
    expect(autostartFile({ XDG_CONFIG_HOME: '/etc/x' }, '/home/a', 'pantau')).toBe(
      '/etc/x/autostart/pantau.desktop',
    )
    for (const given of [undefined, '', 'relative']) {
      expect(autostartFile({ XDG_CONFIG_HOME: given }, '/home/a', 'pantau')).toBe(
        '/home/a/.config/autostart/pantau.desktop',
      )
    }
  })
})

describe('loginCommand', () => {
  const facts = {
    packaged: true,
    execPath: '/opt/Pantau/pantau',
    appDir: '/src/pantau',
    appImage: undefined,
    appImageMount: undefined,
    dataDir: null,
    configFile: null,
  }

  it('starts the installed program hidden', () => {
    expect(loginCommand(facts)).toEqual(command)
  })

  it('starts the AppImage, not the mount that is gone at the next login', () => {
    const image = { appImage: '/home/a/P.AppImage', appImageMount: '/tmp/.mount' }
    expect(loginCommand({ ...facts, ...image, execPath: '/tmp/.mount/pantau' })[0]).toBe('/home/a/P.AppImage')
  })

  it('never starts the AppImage of another program, out of which ours was started', () => {
    const image = { appImage: '/home/a/Terminal.AppImage', appImageMount: '/tmp/.mount' }
    expect(loginCommand({ ...facts, ...image })).toEqual(command)
  })

  it('finds its settings file wherever the login begins', () => {
    expect(loginCommand({ ...facts, configFile: 'c.json' }).at(-1)).toBe(join(process.cwd(), 'c.json'))
  })

  it('opens the same data again', () => {
    expect(loginCommand({ ...facts, packaged: false, dataDir: '/srv/d', configFile: '/etc/c.json' })).toEqual(
      ['/opt/Pantau/pantau', '/src/pantau', '--hidden', '--data-dir', '/srv/d', '--config', '/etc/c.json'],
    )
  })
})

describe('createLinuxAutostart', () => {
  function setup() {
    const file = join(mkdtempSync(join(tmpdir(), 'pantau-autostart-')), 'autostart', 'pantau.desktop')
    mkdirSync(dirname(file))
    return {
      file,
      autostart: createLinuxAutostart(file, command),
      ours: autostartEntry({ name: 'Pantau', command }),
    }
  }

  it('writes the file and takes it away', () => {
    const { file, autostart, ours } = setup()
    autostart.follow(true, 'change')
    expect(readFileSync(file, 'utf8')).toBe(ours)
    autostart.follow(false, 'change')
    expect(existsSync(file)).toBe(false)
    autostart.follow(false, 'change')
  })

  it('mends a file that leads to a program that was moved', () => {
    const { file, autostart, ours } = setup()
    writeFileSync(file, ours.replace('/opt/', '/old/'))
    autostart.follow(true, 'start')
    expect(readFileSync(file, 'utf8')).toBe(ours)
  })

  it('leaves alone what somebody switched off in the desktop, until it is switched on here', () => {
    const { file, autostart, ours } = setup()
    const off = ours.replace('enabled=true', 'enabled=false')
    writeFileSync(file, off)
    autostart.follow(true, 'start')
    expect(readFileSync(file, 'utf8')).toBe(off)
    autostart.follow(true, 'change')
    expect(readFileSync(file, 'utf8')).toBe(ours)
  })

  it('a console that does not begin at login leaves another one’s file alone at its start', () => {
    const { file, autostart, ours } = setup()
    const other = ours.replace('--hidden', '--hidden --data-dir /other')
    writeFileSync(file, other)
    autostart.follow(false, 'start')
    expect(readFileSync(file, 'utf8')).toBe(other)
  })

  it('says so when the folder cannot be written', () => {
    const { file } = setup()
    writeFileSync(file, 'x')
    expect(() => createLinuxAutostart(join(file, 'x.desktop'), command).follow(true, 'change')).toThrow()
  })
})

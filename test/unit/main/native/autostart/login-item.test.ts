import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createLoginItem, quoteForWindows } from '../../../../../src/main/native/autostart/login-item.ts'

interface Item {
  readonly path?: string
  readonly args?: string[]
  readonly openAtLogin?: boolean
}

/** Windows' own list: one line per program, as Electron writes it. */
function windows(accepts = true) {
  const calls: Item[] = []
  let line = ''
  const lineOf = ({ path, args }: Item): string => [path, ...(args ?? [])].join(' ')
  return {
    calls,
    line: () => line,
    items: {
      getLoginItemSettings: (item: Item = {}) =>
        ({ openAtLogin: line !== '' && line === lineOf(item) }) as never,
      setLoginItemSettings(item: Item) {
        calls.push(item)
        if (accepts) line = item.openAtLogin === true ? lineOf(item) : ''
      },
    },
  }
}

const command = ['C:\\Pantau\\Pantau.exe', '--hidden', '--data-dir', 'C:\\Data toko\\']

/** Takes a command line apart as Windows does. */
function parse(line: string): readonly string[] {
  const words: string[] = []
  for (const [word] of line.matchAll(/(?:"(?:\\.|[^"\\])*"|[^\s"])+/g)) words.push(word)
  return words.map((word) =>
    word.startsWith('"')
      ? word
          .slice(1, -1)
          .replaceAll(/(\\+)"/g, (_all, slashes: string) => `${'\\'.repeat((slashes.length - 1) / 2)}"`)
          .replace(/(\\+)$/, (slashes) => '\\'.repeat(slashes.length / 2))
      : word,
  )
}

it('puts arguments with spaces into quotes, which Electron does not', () => {
  const { items, line } = windows()
  createLoginItem(command, 'win32', items).follow(true, 'change')
  expect(line()).toBe('C:\\Pantau\\Pantau.exe --hidden --data-dir "C:\\Data toko\\\\"')
})

it('an argument comes through whole, whatever it is made of', () => {
  const letter = fc.constantFrom('a', ' ', '\\', '"', ':')
  fc.assert(
    fc.property(fc.string({ unit: letter, minLength: 1, maxLength: 12 }), (argument) => {
      expect(parse(quoteForWindows(argument))).toEqual([argument])
    }),
  )
})

it('asks at the start and changes nothing that is so already; says when the system does not take it', () => {
  const { items, calls } = windows()
  const item = createLoginItem(command, 'win32', items)
  item.follow(false, 'start')
  expect(calls).toEqual([])
  item.follow(true, 'change')
  item.follow(true, 'start')
  expect(calls).toHaveLength(1)

  const refusing = createLoginItem(command, 'darwin', windows(false).items)
  expect(() => refusing.follow(true, 'change')).toThrow('does not take')
  expect(() => refusing.follow(true, 'start')).not.toThrow()
})

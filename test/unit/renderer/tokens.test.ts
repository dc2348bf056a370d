import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../src/renderer/styles/tokens.css', import.meta.url), 'utf8')
const contrastAt = css.indexOf('@media (prefers-contrast')

type Theme = 'light' | 'dark'
type Colours = Readonly<Record<string, Readonly<Record<Theme, string>>>>

function colours(text: string): Colours {
  const found = text.matchAll(/--([a-z-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)
  return Object.fromEntries([...found].map(([, name, light, dark]) => [name, { light, dark }])) as Colours
}

const normal = colours(css.slice(0, contrastAt))
const strong: Colours = { ...normal, ...colours(css.slice(contrastAt)) }

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(theme: Theme, table: Colours, text: string, ground: string): number {
  const [a, b] = [text, ground].map((name) => {
    const colour = table[name]?.[theme]
    if (colour === undefined) throw new Error(`tokens.css has no colour --${name}`)
    return luminance(colour)
  }) as [number, number]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Every text colour on every ground that it stands on somewhere. `faint` may be missed and is not here (look.md). */
const pairs: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  [
    'text',
    [
      'bg',
      'surface',
      'sunken',
      'critical-weak',
      'warning-weak',
      'stale-weak',
      'ok-weak',
      'accent-weak',
      'flash',
    ],
  ],
  ['muted', ['bg', 'surface', 'sunken', 'critical-weak', 'warning-weak', 'stale-weak', 'accent-weak']],
  ['critical', ['surface', 'bg', 'critical-weak', 'flash']],
  ['warning', ['surface', 'bg', 'warning-weak', 'flash']],
  ['ok', ['surface', 'bg', 'ok-weak', 'flash']],
  ['stale', ['surface', 'bg', 'stale-weak', 'critical-weak', 'warning-weak']],
  ['accent', ['surface', 'bg']],
  ['on-strong', ['strong']],
  ['on-critical', ['critical']],
]

describe('the tokens', () => {
  // Would catch a colour that looks fine on one ground and cannot be read on another (look.md, WCAG 1.4.3).
  it.each([
    ['light', normal, 4.5],
    ['dark', normal, 4.5],
    ['light', strong, 7],
    ['dark', strong, 7],
  ] as const)('can be read in %s', (theme, table, atLeast) => {
    const bad = pairs.flatMap(([text, grounds]) =>
      grounds
        .map((ground) => [`${text} on ${ground}`, contrast(theme, table, text, ground)] as const)
        .filter(([, ratio]) => ratio < atLeast)
        .map(([pair, ratio]) => `${pair}: ${ratio.toFixed(2)}`),
    )
    expect(bad).toEqual([])
  })

  // WCAG 1.4.11: the edge of a control is 3:1 where the control has no other mark. Focus must be seen everywhere.
  it.each(['light', 'dark'] as const)('shows the focus ring in %s', (theme) => {
    for (const ground of ['bg', 'surface', 'sunken']) {
      expect(contrast(theme, normal, 'accent', ground)).toBeGreaterThanOrEqual(3)
    }
  })
})

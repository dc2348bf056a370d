// Draws resources/tray from scripts/lib/tray-shapes.mjs: `node scripts/make-tray-icons.mjs`. The result is committed;
// run again it writes the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repoRoot } from './lib/paths.mjs'
import { icoOf, pngOf } from './lib/png.mjs'
import { badges, shapes, tile } from './lib/tray-shapes.mjs'

const folder = join(repoRoot, 'resources', 'tray')

/** Colours of the tokens (src/renderer/styles/tokens.css): on light panels, and on dark ones. */
const palettes = {
  light: { ink: '#17181c', accent: '#1f5f8b', attention: '#8a5300', critical: '#b3261e', stale: '#6a5f86' },
  dark: { ink: '#eceae4', accent: '#7fb8dd', attention: '#f2b45a', critical: '#ff8a80', stale: '#b3a6d6' },
  template: {},
}
const tileColour = '#17181c'
const badgeColour = '#b3261e'

const rgb = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

/** Lays a layer over a pixel. Both have their alpha last. */
function over(pixel, [r, g, b], alpha) {
  const below = pixel[3] * (1 - alpha)
  const sum = alpha + below
  if (sum === 0) return [0, 0, 0, 0]
  const mix = (top, bottom) => (top * alpha + bottom * below) / sum
  return [mix(r, pixel[0]), mix(g, pixel[1]), mix(b, pixel[2]), sum]
}

/** Fills layers into a square: distance functions with the colour of each. */
function draw(size, layers) {
  const pixels = new Uint8Array(size * size * 4)
  const unit = 100 / size
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      let pixel = [0, 0, 0, 0]
      for (const { shape, colour, scale = 1 } of layers) {
        const distance = shape(((x + 0.5) * unit - 50) / scale, ((y + 0.5) * unit - 50) / scale) * scale
        const coverage = Math.min(1, Math.max(0, 0.5 - distance / unit))
        pixel = over(pixel, rgb(colour), coverage)
      }
      pixels.set([...pixel.slice(0, 3).map(Math.round), Math.round(pixel[3] * 255)], (y * size + x) * 4)
    }
  }
  return pngOf(size, pixels)
}

function layersOf(state, palette, scale = 1) {
  const { main, accent } = shapes[state]
  const ink = palettes[palette].ink ?? '#000000'
  return [
    { shape: main, colour: palettes[palette][state] ?? ink, scale },
    ...(accent ? [{ shape: accent, colour: palettes[palette].accent ?? ink, scale }] : []),
  ]
}

function drawBadge(size, isSet) {
  const disc = { shape: (x, y) => Math.hypot(x, y) - 50, colour: badgeColour }
  const digit = {
    shape: (x, y) => (isSet(Math.floor(((x + 50) * 16) / 100), Math.floor(((y + 50) * 16) / 100)) ? -9 : 9),
    colour: '#ffffff',
  }
  return draw(size, [disc, digit])
}

mkdirSync(folder, { recursive: true })
const write = (name, bytes) => writeFileSync(join(folder, name), bytes)
for (const state of Object.keys(shapes)) {
  write(`${state}Template.png`, draw(16, layersOf(state, 'template')))
  write(`${state}Template@2x.png`, draw(32, layersOf(state, 'template')))
  for (const palette of ['light', 'dark']) {
    const images = [16, 20, 24, 32, 48].map((size) => ({ size, png: draw(size, layersOf(state, palette)) }))
    write(`${state}-${palette}.ico`, icoOf(images))
  }
  for (const size of [24, 48, 64]) {
    const layers = [{ shape: tile.outline, colour: tileColour }, ...layersOf(state, 'dark', tile.scale)]
    write(`${state}-${size}.png`, draw(size, layers))
  }
}
for (const { name, isSet } of badges) {
  write(`badge-${name}.png`, drawBadge(16, isSet))
  write(`badge-${name}@2x.png`, drawBadge(32, isSet))
}

import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { preloadAlone, withoutElectron } from './scripts/lib/bundle-guard.mjs'

const here = (path: string): string => resolve(import.meta.dirname, path)

/** The oldest runtime that must work is Electron 33: Node 20.18, Chromium 130 (docs/installing.md). */
const oldest = { node: 'node20.18', chrome: 'chrome130' }

export default defineConfig({
  main: {
    plugins: [withoutElectron(['hub.js', 'cli.js'])],
    build: {
      outDir: 'out/main',
      target: oldest.node,
      minify: true,
      sourcemap: false,
      // better-sqlite3 stays outside, for it is native; everything else travels in the bundle.
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: here('src/main/index.ts'),
          hub: here('src/hub/entries/utility.ts'),
          cli: here('src/cli/main.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [preloadAlone()],
    build: {
      outDir: 'out/preload',
      target: oldest.node,
      minify: true,
      sourcemap: false,
      rolldownOptions: {
        input: { index: here('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('src/renderer'),
    plugins: [react()],
    build: {
      outDir: here('out/renderer'),
      target: oldest.chrome,
      minify: true,
      sourcemap: false,
      // The page's policy allows nothing inline: no data: scripts, no injected polyfill.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          index: here('src/renderer/index.html'),
          voice: here('src/renderer/voice/voice.html'),
        },
      },
    },
  },
})

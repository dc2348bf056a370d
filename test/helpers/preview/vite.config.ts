import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The window's policy, so that the preview breaks where the program would (practice.md 1.3). */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'"

/** Looking at the screen without Electron: never shipped. `vite build` and `vite preview` with this file. */
// biome-ignore lint/style/noDefaultExport: vite reads the default export
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: process.env.PREVIEW_OUT ?? join(tmpdir(), 'pantau-preview'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  preview: {
    host: '127.0.0.1',
    port: 4799,
    strictPort: true,
    headers: { 'content-security-policy': policy },
  },
})

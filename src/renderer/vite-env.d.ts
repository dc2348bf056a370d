/// <reference types="vite/client" />
import type { ConsoleBridge } from '../shared/ipc/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload script: the only way out of the sandbox. */
    readonly pantau: ConsoleBridge
  }
}

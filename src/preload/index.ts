/**
 * The only bridge between the page and the program: one request, one subscription (practice.md 1.1, item 20). The page
 * never sees an event object, `ipcRenderer`, or a channel's name.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { channels } from '../shared/ipc/batch.ts'
import type { ConsoleBridge } from '../shared/ipc/contract.ts'

const requestChannel: typeof channels.request = 'console:request'
const batchChannel: typeof channels.batch = 'console:batch'

const bridge: ConsoleBridge = {
  request: (route, input) => ipcRenderer.invoke(requestChannel, route, input),
  subscribe(onBatch) {
    const listener = (_event: IpcRendererEvent, batch: string): void => onBatch(batch)
    ipcRenderer.on(batchChannel, listener)
    return () => {
      ipcRenderer.removeListener(batchChannel, listener)
    }
  },
}

contextBridge.exposeInMainWorld('pantau', bridge)

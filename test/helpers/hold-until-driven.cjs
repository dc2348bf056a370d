// Loaded into Electron before the app (`-r`): holds `ready` back until the test driver is attached and calls
// `__playwright_run`. The driver brings a file of its own for this, but only where it chooses the runtime itself, and
// that one also changes a page's behaviour by a dozen switches. Without it one start in forty hangs.
const { app } = require('electron')

const realReady = app.whenReady()
const realEmit = app.emit.bind(app)
let readyArguments = []
let isReady = false
let release
const released = new Promise((resolve) => {
  release = resolve
})

app.emit = (event, ...args) => {
  if (event !== 'ready') return realEmit(event, ...args)
  readyArguments = args
  return app.listenerCount('ready') > 0
}
app.isReady = () => isReady
app.whenReady = () => released

globalThis.__playwright_run = async () => {
  await realReady
  isReady = true
  release()
  realEmit('ready', ...readyArguments)
}

// The floor of publish-to-paint: an empty window whose page writes a native EventSource's messages as text.
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } })
  window.loadURL(process.env.PANTAU_FLOOR_URL)
})
app.on('window-all-closed', () => app.quit())

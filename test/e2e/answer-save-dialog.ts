import type { ElectronApplication } from 'playwright/test'

/** The user's answer to the next save dialogs: a system dialog is nothing that a page could press buttons in. */
export async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)
}

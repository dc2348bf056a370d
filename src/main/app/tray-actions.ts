import { app } from 'electron'
import { leaveWallPath, type Place, placePath } from '../../shared/ipc/place.ts'
import type { TrayAction } from '../native/tray/tray-menu.ts'
import type { MainWindow } from '../windows/main-window.ts'
import type { OwnRequests } from './own-request.ts'

/** Shows the window at a place. */
export function showPlace(window: MainWindow, place: Place): void {
  window.present()
  window.goTo(placePath(place))
}

/** What a line of the tray's menu does, and of the application's. */
export function createTrayActions(
  window: MainWindow,
  requests: OwnRequests,
  wall: { isOn(): boolean; enter(): void },
): (action: TrayAction) => void {
  function leaveWall(): void {
    window.present()
    window.goTo(leaveWallPath)
  }

  return (action) => {
    switch (action.do) {
      case 'open':
        window.present()
        break
      case 'show':
        showPlace(window, action.place)
        break
      case 'mute':
        requests.mute(action.muted)
        break
      case 'enter-wall':
        wall.enter()
        break
      case 'leave-wall':
        leaveWall()
        break
      case 'quit':
        // Ending the program would leave the wall without the PIN.
        if (wall.isOn()) leaveWall()
        else app.quit()
        break
    }
  }
}

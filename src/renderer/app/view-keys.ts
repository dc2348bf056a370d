import type { ViewName } from '../store/view-state.ts'
import { viewNames } from '../store/view-state.ts'

/** Keys of the views in the order of the rail; the eleventh has the key that programs use for settings. */
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', ','] as const

/** The key that, with Ctrl, goes to a view; '' for a view beyond the keys. */
export function viewKey(view: ViewName): string {
  return keys[viewNames.indexOf(view)] ?? ''
}

/**
 * Places of the page that something outside of it can lead to: a notification, the tray, the menu, a link. Main says so
 * in the fragment of the page's address, the only channel it has besides the batches.
 */
export const placeViews = [
  'overview',
  'stock',
  'sales',
  'jobs',
  'episodes',
  'stats',
  'alerts',
  'logs',
  'sources',
  'manage',
  'settings',
] as const
export type PlaceView = (typeof placeViews)[number]

/** One place. Ids are as in the collections. Showing it changes nothing (issue 4.7: a link never acts). */
export type Place =
  | { readonly kind: 'alert'; readonly id: string }
  | { readonly kind: 'source'; readonly id: string }
  | { readonly kind: 'view'; readonly name: PlaceView }

/** Longest id that an alert or a source can have. */
const longestId = 512

/**
 * The place as a path: `alerts/<id>`, `source/<id>` or `view/<name>`. Sources choose the ids of their things: one that no
 * path can hold leads to the list that it stands in.
 */
export function placePath(place: Place): string {
  switch (place.kind) {
    case 'alert':
      return isId(place.id) ? `alerts/${encodeURIComponent(place.id)}` : 'view/alerts'
    case 'source':
      return isId(place.id) ? `source/${encodeURIComponent(place.id)}` : 'view/sources'
    case 'view':
      return `view/${place.name}`
  }
}

/** Reads such a path. Untrusted: links come from anywhere. @returns null for everything else */
export function parsePlace(path: string): Place | null {
  const match = /^(alerts|source|view)\/([^/]+)$/.exec(path)
  if (match === null) return null
  const [, kind, text = ''] = match
  const id = decoded(text)
  if (id === null) return null
  if (kind === 'alerts') return { kind: 'alert', id }
  if (kind === 'source') return { kind: 'source', id }
  const name = placeViews.find((view) => view === id)
  return name === undefined ? null : { kind: 'view', name }
}

/** Neither control characters nor halves of characters, which cannot be encoded, nor the dots that an address takes away. */
function isId(text: string): boolean {
  return text.length <= longestId && !/^\.{0,2}$|[\p{Cc}\p{Cs}]/u.test(text)
}

function decoded(text: string): string | null {
  try {
    const id = decodeURIComponent(text)
    return isId(id) ? id : null
  } catch {
    return null
  }
}

/**
 * Not a place, and nothing that a link can say: main asks the page of a wall to let somebody leave, because the page has
 * the words and asks for the PIN.
 */
export const leaveWallPath = 'wall/leave'

/** Nor is this one: main changed a setting (the mute, from the tray), and the page asks for the settings again. */
export const settingsChangedPath = 'settings/changed'

/** Notifications that stay known after the desktop put them into its list: a click there still leads to its alert. */
export const knownAtMost = 200

/** Sets an entry of a map that holds the newest {@link knownAtMost} only. */
export function setNewest<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.delete(key)
  map.set(key, value)
  for (const oldest of map.keys()) {
    if (map.size <= knownAtMost) return
    map.delete(oldest)
  }
}

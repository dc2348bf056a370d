/** File of the Windows overlay that tells a count, in resources/tray; null for none. */
export function badgeFile(count: number): string | null {
  if (!(count >= 1)) return null
  return count <= 9 ? `badge-${Math.floor(count)}.png` : 'badge-more.png'
}

/** Sections of the management view, by what they belong to: shop, shows, library, dashboard, access. */
export const sectionGroups = [
  ['products', 'orders', 'branches'],
  ['anime', 'episodes', 'video-servers'],
  ['jobs', 'library'],
  ['stats', 'notices'],
  ['people', 'tokens'],
] as const

export type SectionName = (typeof sectionGroups)[number][number]

/** All sections in the order of their tabs. */
export const sectionNames: readonly SectionName[] = sectionGroups.flat()

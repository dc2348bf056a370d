/** Sections of the management view, by what they belong to: the shop, what is watched, the library, the dashboard, access. */
export const sectionGroups = [['branches']] as const

export type SectionName = (typeof sectionGroups)[number][number]

/** All sections in the order of their tabs. */
export const sectionNames: readonly SectionName[] = sectionGroups.flat()

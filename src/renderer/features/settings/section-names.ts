/** Sections of the settings, by what they belong to: the screen, who is called and when, this computer, this program. */
export const sectionGroups = [
  ['display', 'privacy'],
  ['attention', 'quiet', 'rules', 'limits'],
  ['desktop', 'wall'],
  ['program', 'keys'],
] as const

export type SectionName = (typeof sectionGroups)[number][number]

/** All sections in the order of their list. */
export const sectionNames: readonly SectionName[] = sectionGroups.flat()

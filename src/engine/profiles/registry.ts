import type { ProfileId } from '../../shared/settings/schema.ts'
import type { Profile } from './types.ts'

const profiles: readonly Profile[] = []

/** The dialect of this name, or null when this version cannot read it yet (settings may name it already). */
export function findProfile(id: Exclude<ProfileId, 'auto'>): Profile | null {
  return profiles.find((profile) => profile.id === id) ?? null
}

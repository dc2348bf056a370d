import type { ProfileId } from '../../shared/settings/schema.ts'
import { generic } from './generic.ts'
import { optik } from './optik.ts'
import { pantau } from './pantau.ts'
import type { Profile } from './types.ts'

/** Every dialect that this version can read. */
export const profiles: readonly Profile[] = [pantau, optik, generic]

/** The dialect of this name, or null when this version cannot read it yet (settings may name it already). */
export function findProfile(id: Exclude<ProfileId, 'auto'>): Profile | null {
  return profiles.find((profile) => profile.id === id) ?? null
}

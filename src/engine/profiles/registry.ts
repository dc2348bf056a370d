import type { ProfileId } from '../../shared/settings/schema.ts'
import { comic } from './comic.ts'
import { episodes } from './episodes.ts'
import { generic } from './generic.ts'
import { optik } from './optik.ts'
import { pantau } from './pantau.ts'
import { stats } from './stats.ts'
import type { Profile } from './types.ts'

/** The dialects that can be told from each other, in the order in which `auto` asks for them. */
export const dialects: readonly Profile[] = [pantau, optik, comic, episodes, stats]

/** Every dialect that this version can read. */
export const profiles: readonly Profile[] = [...dialects, generic]

/** The dialect of this name. */
export function findProfile(id: Exclude<ProfileId, 'auto'>): Profile | null {
  return profiles.find((profile) => profile.id === id) ?? null
}

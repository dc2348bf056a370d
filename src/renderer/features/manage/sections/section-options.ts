import { roles } from '../../../../shared/hub/commands.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { HubDirectory } from '../../../../shared/ipc/routes/hub.ts'
import type { FieldOption } from '../kit/field-spec.ts'

/** The branches to choose from. */
export function branchOptions({ branches }: HubDirectory): readonly FieldOption[] {
  return branches.map(({ id, name }) => ({ value: id, label: name }))
}

/** A branch's name, or its id where the list does not have it. */
export function branchName({ branches }: HubDirectory, id: string): string {
  return branches.find((branch) => branch.id === id)?.name ?? id
}

/** The roles to choose from (O14). */
export function roleOptions(t: Translate): readonly FieldOption[] {
  return roles.map((role) => ({ value: role, label: t(`manage.role.${role}`) }))
}

/** All episodes, those that viewers do not see too, the latest first. */
export function allEpisodes(lists: HubDirectory): HubDirectory['episodes'] {
  return [...lists.episodes, ...lists['episodes.hidden']].sort((a, b) =>
    a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0,
  )
}

/** An episode in one line: `Frieren 12 · Perjalanan`. */
export function episodeName(episode: HubDirectory['episodes'][number]): string {
  return `${episode.animeTitle} ${episode.number} · ${episode.title}`
}

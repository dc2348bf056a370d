import { type WallView, wallViews } from '../../../../shared/settings/attention.ts'

/** All views as the list shows them: those of the wall in their order, then the others in the order of the rail. */
export function listedViews(chosen: readonly WallView[]): readonly WallView[] {
  return [...chosen, ...wallViews.filter((view) => !chosen.includes(view))]
}

/** The wall's views with one more at the end, or without it; the same where it was the last one. */
export function toggledView(chosen: readonly WallView[], view: WallView): readonly WallView[] {
  if (!chosen.includes(view)) return [...chosen, view]
  return chosen.length === 1 ? chosen : chosen.filter((other) => other !== view)
}

/** The wall's views with one a place further up (-1) or down (1); the same at the ends and for one that is off. */
export function movedView(chosen: readonly WallView[], view: WallView, by: -1 | 1): readonly WallView[] {
  const from = chosen.indexOf(view)
  const to = from + by
  if (from < 0 || to < 0 || to >= chosen.length) return chosen
  const rest = chosen.filter((other) => other !== view)
  return [...rest.slice(0, to), view, ...rest.slice(to)]
}

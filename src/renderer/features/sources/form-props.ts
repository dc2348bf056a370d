import type { SourceForm, SourceProblem } from './source-draft.ts'

/** What each part of the source form gets. */
export interface FormPartProps {
  readonly form: SourceForm
  /** What is wrong, once the form was tried. */
  readonly problems: ReadonlySet<SourceProblem>
  readonly change: (part: Partial<SourceForm>) => void
}

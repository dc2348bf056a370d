/** What is typed into a form, by field; a box that is ticked is `yes`. */
export type Values = Readonly<Record<string, string>>

export interface FieldOption {
  readonly value: string
  readonly label: string
}

/** One field of a management form. */
export interface FieldSpec {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly kind: 'text' | 'id' | 'number' | 'long' | 'choice' | 'check'
  readonly options?: readonly FieldOption[]
  /** Where it goes in the command's input, one of several where that depends; its name where left out. */
  readonly path?: string | readonly string[]
  /** What is said when the command does not take it. */
  readonly wrong: string
  /** Shown, but not to be changed: the name of a thing that exists. */
  readonly fixed?: boolean
  readonly optional?: boolean
}

/**
 * A whole number as people type it: `1.350.000`, `1 350 000`, `-3`, also with a real minus sign.
 *
 * @returns undefined for an empty field; NaN for what is no whole number, which no command takes
 */
export function typedNumber(text: string | undefined): number | undefined {
  const plain = (text ?? '').trim().replace('\u2212', '-')
  if (plain === '') return undefined
  if (/^[-+]?\d{1,15}$/.test(plain)) return Number(plain)
  if (/^[-+]?\d{1,3}([., \u00a0]\d{3})+$/.test(plain)) return Number(plain.replace(/[., \u00a0]/g, ''))
  return Number.NaN
}

/** A text field, or undefined where it was left empty. */
export function typedText(text: string | undefined): string | undefined {
  const plain = (text ?? '').trim()
  return plain === '' ? undefined : plain
}

/** The fields that the paths of a failed check mean; '' stands for the form as a whole. */
export function wrongFields(fields: readonly FieldSpec[], paths: readonly string[]): ReadonlySet<string> {
  return new Set(
    paths.map((path) => {
      const place = path.replace(/^input\.?/, '')
      const field = fields.find(({ name, path: own = name }) =>
        (typeof own === 'string' ? [own] : own).some(
          (start) => place === start || place.startsWith(`${start}.`),
        ),
      )
      return field?.name ?? ''
    }),
  )
}

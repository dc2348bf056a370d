import type { Translate } from '../../../shared/i18n/translate.ts'

/** A product type in words; an unknown one is shown as it came. */
export function typeName(t: Translate, type: string): string {
  switch (type) {
    case 'frame':
    case 'lensa':
    case 'aksesoris':
      return t(`type.${type}`)
    default:
      return type
  }
}

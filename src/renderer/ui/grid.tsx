import type { ComponentPropsWithRef, CSSProperties } from 'react'

/*
 * The parts of a virtual grid. A real <table> is out: most of the rows do not exist, and those that do are placed by
 * hand. The roles say what a table would; the grid alone has the focus and names its active row.
 */

/** A row; `aria-rowindex` counts from 1 with the header as the first. */
export function GridRow(
  props: ComponentPropsWithRef<'div'> & { readonly [data: `data-${string}`]: unknown },
) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  // biome-ignore lint/a11y/useFocusableInteractive: see above
  return <div role="row" {...props} />
}

export function GridCell(props: ComponentPropsWithRef<'span'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  // biome-ignore lint/a11y/useFocusableInteractive: see above
  return <span role="gridcell" {...props} />
}

export function GridHeadCell(props: ComponentPropsWithRef<'span'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  // biome-ignore lint/a11y/useFocusableInteractive: see above
  return <span role="columnheader" {...props} />
}

/** Holds the rows in sight, as high as all of them together. */
export function GridBody({ height, ...rest }: ComponentPropsWithRef<'div'> & { readonly height: number }) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  return <div role="rowgroup" style={{ height }} {...rest} />
}

/** Puts a row where the virtualiser wants it. */
export function rowPlace(top: number): CSSProperties {
  return { transform: `translateY(${top}px)` }
}

import { HTMLElement, parse, TextNode } from 'node-html-parser'
import { plain } from './plain-text.ts'

/**
 * Bounds of what is read as HTML. A page of cards has some forty tags for each; the parser's time grows with the square
 * of the tags that are left open, so a page with more tags is not read at all.
 */
const limits = { characters: 2_000_000, tags: 3_000, depth: 200, attribute: 4_000 } as const

/** What these hold is never for reading: code, styles, and markup that a browser would not show. */
const unread = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'iframe',
  'object',
  'head',
  'textarea',
])

/** One element of a page. Its descendants are those behind it, up to `end`. */
export interface OutlineElement {
  readonly index: number
  /** Index behind its last descendant. */
  readonly end: number
  /** Index of its parent; -1 at the top. */
  readonly parent: number
  /** In lower case. */
  readonly tag: string
  readonly classes: readonly string[]
  /** Value with entities decoded, cut to a bound; '' where there is none. It is data: nobody evaluates it. */
  attribute(name: string): string
}

/** A text with the element that it stands in. */
export interface OutlineText {
  readonly element: number
  /** Entities decoded, white space collapsed; never empty. */
  readonly text: string
}

/** A page as flat lists in the order of the document. */
export interface Outline {
  readonly elements: readonly OutlineElement[]
  readonly texts: readonly OutlineText[]
}

interface Building extends OutlineElement {
  end: number
}

/**
 * Reads a page into data (R6, part F): nothing of it is run, loaded or handed on as markup. Goes down without recursion,
 * so that depth cannot overflow the stack.
 *
 * @returns null for what is above the limits
 */
export function outlineOf(html: string): Outline | null {
  if (html.length > limits.characters || hasTooManyTags(html)) return null
  const elements: Building[] = []
  const texts: OutlineText[] = []
  const open: { readonly element: HTMLElement; readonly index: number; next: number }[] = []
  open.push({ element: parse(withoutOpenComment(html), { comment: false }), index: -1, next: 0 })
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = top.element.childNodes[top.next]
    top.next += 1
    if (child === undefined) {
      open.pop()
      const closed = elements[top.index]
      if (closed !== undefined) closed.end = elements.length
    } else if (child instanceof TextNode) {
      const text = plain(child.text)
      if (text !== '') texts.push({ element: top.index, text })
    } else if (child instanceof HTMLElement && open.length < limits.depth && isRead(child)) {
      const index = elements.length
      elements.push(elementOf(child, index, top.index))
      open.push({ element: child, index, next: 0 })
    }
  }
  return { elements, texts }
}

/** What stands behind a comment that never ends belongs to it. The parser would look for each one's end anew. */
function withoutOpenComment(html: string): string {
  const begin = html.indexOf('<!--', html.lastIndexOf('-->') + 1)
  return begin < 0 ? html : html.slice(0, begin)
}

function hasTooManyTags(html: string): boolean {
  let tags = 0
  for (const _tag of html.matchAll(/<[a-z!]/gi)) {
    tags += 1
    if (tags > limits.tags) return true
  }
  return false
}

function isRead(element: HTMLElement): boolean {
  return !unread.has(element.rawTagName.toLowerCase())
}

function elementOf(element: HTMLElement, index: number, parent: number): Building {
  return {
    index,
    end: index + 1,
    parent,
    tag: element.rawTagName.toLowerCase(),
    classes: (element.getAttribute('class') ?? '').split(/\s+/).filter((token) => token !== ''),
    attribute: (name) => (element.getAttribute(name) ?? '').slice(0, limits.attribute).trim(),
  }
}

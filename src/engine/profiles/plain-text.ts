/** White space collapsed; control and direction characters, which could disguise a text, are gone. At most 300 characters. */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
}

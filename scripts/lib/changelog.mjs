const SECTIONS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']

/**
 * What is wrong with a CHANGELOG in the form of Keep a Changelog, one line per problem. Asked for: a title,
 * `[Unreleased]` first, releases with an ISO date in falling order, only the six kinds of sections, each
 * with at least one entry, and the version of package.json either released or still unreleased and newer.
 */
export function changelogProblems(text) {
  const problems = []
  const lines = text.split('\n')
  if (!/^# Changelog$/.test(lines[0] ?? '')) problems.push('line 1: the title must be "# Changelog"')
  const releases = []
  let section
  let entries = 0
  const close = () => {
    if (section && entries === 0) problems.push(`line ${section.line}: section ${section.name} is empty`)
    section = undefined
    entries = 0
  }
  lines.forEach((line, index) => {
    const at = `line ${index + 1}`
    if (line.startsWith('## ')) {
      close()
      const match = /^## \[(Unreleased|\d+\.\d+\.\d+(?:-[\w.]+)?)\](?: - (\d{4}-\d{2}-\d{2}))?$/.exec(line)
      if (!match) problems.push(`${at}: not "## [version] - YYYY-MM-DD": ${line}`)
      else {
        const [, version, date] = match
        if (version !== 'Unreleased' && !date) problems.push(`${at}: release ${version} has no date`)
        if (version === 'Unreleased' && releases.length > 0)
          problems.push(`${at}: [Unreleased] must come first`)
        if (releases.some((release) => release.version === version))
          problems.push(`${at}: ${version} is there twice`)
        const before = releases.at(-1)
        if (date && before?.date && before.date < date)
          problems.push(`${at}: ${version} is newer than the one above`)
        releases.push({ version, date })
      }
    } else if (line.startsWith('### ')) {
      close()
      const name = line.slice(4)
      if (!SECTIONS.includes(name)) problems.push(`${at}: "${name}" is none of ${SECTIONS.join(', ')}`)
      if (releases.length === 0) problems.push(`${at}: section ${name} stands before the first release`)
      section = { name, line: index + 1 }
    } else if (line.startsWith('- ')) {
      if (!section) problems.push(`${at}: an entry outside of a section`)
      entries++
    }
  })
  close()
  if (releases[0]?.version !== 'Unreleased') problems.push('the first release must be [Unreleased]')
  return problems
}

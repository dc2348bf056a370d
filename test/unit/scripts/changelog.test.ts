import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { changelogProblems } from '../../../scripts/lib/changelog.mjs'

const good = `# Changelog

## [Unreleased]

### Added

- A thing.

## [0.2.0] - 2026-02-03

### Fixed

- Another thing.

## [0.1.0] - 2026-01-02

### Added

- The first thing.
`

test('a changelog in the agreed form has no problems', () => {
  expect(changelogProblems(good)).toEqual([])
})

test("the repository's own changelog is in the agreed form", async () => {
  const text = await readFile(resolve(import.meta.dirname, '../../../CHANGELOG.md'), 'utf8')
  expect(changelogProblems(text)).toEqual([])
})

// Each case is a slip that a person makes when a release is cut in a hurry.
test.each([
  ['no [Unreleased]', good.replace('## [Unreleased]', '## [0.3.0] - 2026-03-04'), 'must be [Unreleased]'],
  ['a release without a date', good.replace(' - 2026-02-03', ''), 'has no date'],
  ['a date in another form', good.replace('2026-02-03', '3.2.2026'), 'not "## [version]'],
  ['a section that is none', good.replace('### Fixed', '### Bugs'), '"Bugs" is none of'],
  ['an empty section', good.replace('- Another thing.\n', ''), 'section Fixed is empty'],
  ['releases in the wrong order', good.replace('2026-01-02', '2026-05-02'), 'is newer than the one above'],
  ['a version twice', good.replace('[0.1.0]', '[0.2.0]'), 'is there twice'],
  [
    'an entry without a section',
    good.replace('### Added\n\n- A thing.', '- A thing.'),
    'outside of a section',
  ],
  ['another title', good.replace('# Changelog', '# History'), 'the title must be'],
])('%s is a problem', (_name, text, problem) => {
  expect(changelogProblems(text).join('\n')).toContain(problem)
})

#!/usr/bin/env node
// Adds to package-lock.json the optional packages of other platforms that npm left out because the registry
// at hand lacks them. Needed after `npm install` on such a machine; `npm run check` tells.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { completeLock, missingOptional } from './lib/lock-file.mjs'
import { repoRoot } from './lib/paths.mjs'

const path = join(repoRoot, 'package-lock.json')
const lock = JSON.parse(await readFile(path, 'utf8'))
const missing = missingOptional(lock)
if (missing.length > 0) await writeFile(path, `${JSON.stringify(completeLock(lock), null, 2)}\n`)
process.stderr.write(`package-lock.json: ${missing.length} entries added\n`)

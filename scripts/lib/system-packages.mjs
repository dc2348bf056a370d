import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'
import { SetupError, say } from './say.mjs'

/**
 * Debian and Ubuntu packages by purpose. Alternatives of one entry are names of the same library in
 * different releases (Ubuntu 24.04 renamed several for its 64-bit time_t).
 */
const packages = {
  runtime: [
    ['libgtk-3-0t64', 'libgtk-3-0'],
    ['libnss3'],
    ['libasound2t64', 'libasound2'],
    ['libgbm1'],
    ['libxss1'],
    ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
    ['libdrm2'],
    ['libnotify4'],
    ['libsecret-1-0'],
    ['xdg-utils'],
  ],
  build: [['python3'], ['make'], ['g++']],
  display: [['xvfb'], ['xauth'], ['dbus'], ['openbox'], ['dunst']],
  // What stands beside the console in tests: a proxy that buffers, a browser, a bare reader, certificates.
  tests: [['nginx-light', 'nginx'], ['chromium', 'chromium-browser'], ['curl'], ['openssl']],
}

/** Programs that a package is wanted for. One that is there, from wherever it came, is good enough. */
const programs = {
  'nginx-light': ['nginx'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  curl: ['curl'],
  openssl: ['openssl'],
}

// Ordinary users do not have the system's programs on their path, and nginx is one.
const systemFolders = ['/usr/sbin', '/sbin']

/** Whether one of these programs is on the path. */
export function hasProgram(names, path = process.env.PATH ?? '') {
  const folders = [...path.split(delimiter), ...systemFolders]
  return folders.some((folder) => names.some((name) => isExecutable(join(folder, name))))
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Entries of which no alternative is installed. */
export function missingOf(wanted, installed) {
  return wanted.filter((names) => !names.some((name) => installed.has(name)))
}

/** The one command line that installs these packages. */
export const installLine = (names, prefix) =>
  `${prefix}apt-get install -y --no-install-recommends ${names.join(' ')}`

/** The entries for the purposes asked for: `runtime`, `build`, `display`, `tests`. */
export const wantedFor = (purposes) => purposes.flatMap((purpose) => packages[purpose])

// dpkg's own placeholders, not JavaScript's.
const QUERY = ['Package', 'db:Status-Abbrev'].map((field) => `\${${field}}`).join(' ')

async function installedPackages() {
  const listed = await run('dpkg-query', ['-W', '-f', `${QUERY}\n`], { quiet: true })
  return new Set(
    listed.stdout
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, status]) => status?.startsWith('ii'))
      .map(([name]) => name),
  )
}

/** Of each entry the name that this system's package lists know. */
async function chooseNames(entries) {
  const names = []
  for (const alternatives of entries) {
    let chosen = alternatives.at(-1)
    for (const name of alternatives) {
      const policy = await run('apt-cache', ['policy', name], { quiet: true })
      if (/Candidate: (?!\(none\))/.test(policy.stdout)) {
        chosen = name
        break
      }
    }
    names.push(chosen)
  }
  return names
}

async function prefixForRoot() {
  if (process.getuid?.() === 0) return []
  const sudo = await run('sudo', ['-n', 'true'], { quiet: true })
  return sudo.code === 0 ? ['sudo', '-n'] : undefined
}

/**
 * A shell script that installs without starting or enabling what the packages bring as services: nobody asked
 * for a web server. A policy that is there already is the administrator's and stays.
 */
export const withoutServices = (install) =>
  `
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > $policy && chmod 755 $policy
fi
had_nginx=$(command -v nginx)
DEBIAN_FRONTEND=noninteractive ${install} || exit
if [ -z "$had_nginx" ] && command -v systemctl >/dev/null; then
  systemctl disable nginx.service >/dev/null 2>&1
fi
exit 0`.trim()

/**
 * Install what is missing for these purposes. Where that is not allowed, or this is not a Debian, say the
 * one command; `SetupError` then, unless the caller can do without (returns the missing names).
 */
export async function ensureSystemPackages(purposes) {
  if (process.platform !== 'linux') return
  if (!existsSync('/usr/bin/dpkg-query')) {
    say('this is not a Debian or Ubuntu system: the libraries that Electron needs are not checked')
    return
  }
  const missing = missingOf(wantedFor(purposes), await installedPackages()).filter(
    ([name]) => !hasProgram(programs[name] ?? []),
  )
  if (missing.length === 0) return
  const asRoot = await prefixForRoot()
  const update = async () => {
    say('reading the package lists')
    await run(
      asRoot[0] ?? 'apt-get',
      [...asRoot.slice(1), ...(asRoot.length ? ['apt-get'] : []), 'update', '-q'],
      {
        quiet: true,
        timeoutMs: 5 * 60_000,
      },
    )
  }
  if (asRoot) await update()
  const names = await chooseNames(missing)
  if (!asRoot) {
    throw new SetupError(
      `System packages are missing and may not be installed by this user: ${names.join(' ')}.`,
      `run \`sudo ${installLine(names, '')}\`.`,
    )
  }
  say(`installing system packages: ${names.join(' ')}`)
  const command = [...asRoot, 'sh', '-c', withoutServices(installLine(names, ''))]
  const done = await run(command[0], command.slice(1), { quiet: true, timeoutMs: 20 * 60_000 })
  if (done.code !== 0) {
    throw new SetupError(
      `System packages cannot be installed: ${done.stderr.trim().split('\n').at(-1)}`,
      `run \`sudo ${installLine(names, '')}\` and look at what it says.`,
    )
  }
}

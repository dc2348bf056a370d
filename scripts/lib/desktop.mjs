import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { run } from './run.mjs'
import { SetupError } from './say.mjs'

/** True when there is a display to open a window on. */
export const hasDisplay = (env = process.env) =>
  process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)

/**
 * Start a part of the desktop. In a group of its own, for an interrupt from the terminal goes to our whole
 * group, and a desktop that dies first takes its programs down. Yet it must not outlive us when we are killed.
 */
function startPart(command, args, options) {
  return spawn('setpriv', ['--pdeathsig', 'TERM', command, ...args], { ...options, detached: true })
}

/** Start a server that writes one line about itself to file descriptor 3; returns it and the line. */
async function startAnnounced(command, args) {
  const child = startPart(command, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const line = await new Promise((done, fail) => {
    let text = ''
    child.once('error', (error) => fail(new SetupError(`${command} does not start: ${error.message}.`)))
    child.once('exit', (code) => fail(new SetupError(`${command} ended at once (exit code ${code}).`)))
    child.stdio[3].setEncoding('utf8').on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) done(text.slice(0, text.indexOf('\n')))
    })
  })
  return { child, line }
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const kill = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await gone
  clearTimeout(kill)
}

async function waitForNotifications(env) {
  const question = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
  question.push('org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.Notifications')
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await run('dbus-send', question, { quiet: true, env })
    if (answer.stdout.includes('boolean true')) return
    await delay(50)
  }
  throw new SetupError('The notification daemon (dunst) does not come up on the virtual desktop.')
}

/**
 * A desktop without a screen: X server, session bus, window manager and a real notification daemon.
 * Returns the environment for programs on it, and `stop`. The bus is started here, not by dbus-run-session,
 * so that a program on the desktop can be ended by a signal before the desktop goes away under it.
 */
export async function startDesktop({ width = 1366, height = 768 } = {}) {
  const started = []
  const stopAll = async () => {
    for (const child of started.reverse()) await stop(child)
  }
  try {
    const screen = ['-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset']
    const x = await startAnnounced('Xvfb', ['-displayfd', '3', ...screen])
    started.push(x.child)
    const bus = await startAnnounced('dbus-daemon', [
      '--session',
      '--nofork',
      '--nopidfile',
      '--print-address=3',
    ])
    started.push(bus.child)
    const env = { ...process.env, DISPLAY: `:${x.line}`, DBUS_SESSION_BUS_ADDRESS: bus.line }
    // GTK would otherwise prefer the display of whoever started us.
    delete env.WAYLAND_DISPLAY
    for (const name of ['openbox', 'dunst']) {
      started.push(startPart(name, [], { stdio: 'ignore', env }).on('error', () => undefined))
    }
    await waitForNotifications(env)
    return { env, stop: stopAll }
  } catch (error) {
    await stopAll()
    throw error
  }
}

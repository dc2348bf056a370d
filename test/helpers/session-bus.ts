import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real session bus of its own that starts no services, so that "no notification daemon" means none. */
export interface TestBus {
  readonly address: string
  stop(): Promise<void>
}

function configOf(folder: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`
}

/** Starts a dbus-daemon; resolves when it listens. */
export async function startSessionBus(): Promise<TestBus> {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-bus-'))
  const config = join(folder, 'bus.conf')
  writeFileSync(config, configOf(folder))
  const daemon = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = await Promise.race([once(daemon.stdout, 'data'), failure(daemon)])
  return {
    address: String(line).trim(),
    async stop() {
      if (daemon.exitCode === null && daemon.signalCode === null) {
        daemon.kill()
        await once(daemon, 'exit')
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function failure(daemon: ChildProcess): Promise<never> {
  const [reason] = await Promise.race([once(daemon, 'error'), once(daemon, 'exit')])
  throw new Error(`dbus-daemon did not start: ${String(reason)}`)
}

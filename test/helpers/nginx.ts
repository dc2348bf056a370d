import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

/** A real nginx before a server. */
export interface Nginx {
  readonly url: string
  close(): Promise<void>
}

/**
 * Starts nginx on a free port, in the foreground, with everything in a folder of its own.
 *
 * @param target the server behind it
 * @param rules lines of its `location /`
 * @throws when nginx is missing: a missing tool is a failure, not a skip
 */
export async function startNginx(target: string, rules: readonly string[]): Promise<Nginx> {
  const dir = mkdtempSync(join(tmpdir(), 'pantau-nginx-'))
  const port = await freePort()
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  writeFileSync(
    join(dir, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${dir}/pid; error_log stderr error;
    events { worker_connections 64; }
    http { access_log off;
      ${temporary.map((name) => `${name}_temp_path ${dir}/${name};`).join(' ')}
      server { listen 127.0.0.1:${port}; location / { proxy_pass ${target}; ${rules.join(' ')} } }
    }`,
  )
  const child = spawn('nginx', ['-p', dir, '-c', join(dir, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += String(chunk)
  })
  const exited = once(child, 'exit')
  const failed = Promise.race([exited, once(child, 'error').then(([error]) => [error])]).then(([code]) =>
    Promise.reject(new Error(`nginx does not run (${String(code)}): ${said}`)),
  )
  failed.catch(() => {})
  await Promise.race([listening(port), failed])
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.kill('SIGTERM')
      await exited
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function listening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const answered = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

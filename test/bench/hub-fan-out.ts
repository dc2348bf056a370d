/**
 * CPU of fan-out per delivery beside bare socket writes of a ready buffer, same run (performance.md: <= 1.15 x), and
 * memory of an idle stream. Readers are another process, so that only the writing side is measured.
 *
 * Usage: node --expose-gc test/bench/hub-fan-out.ts [readers]
 */
import { spawn } from 'node:child_process'
import { createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { createFanOut } from '../../src/hub/sse/fan-out.ts'
import type { LogEvent } from '../../src/hub/store/hub-store.ts'

const readers = Number(process.argv[2] ?? 500)
const perRound = 200
const data = JSON.stringify({
  ts: new Date().toISOString(),
  topic: 'till',
  branch: '',
  data: 'x'.repeat(100),
})

const reader = `
import { connect } from 'node:net'
const [port, count] = process.argv.slice(1).map(Number)
for (let index = 0; index < count; index += 1) connect(port, '127.0.0.1').resume()
`
async function sockets(): Promise<{ readonly all: readonly Socket[]; end(): void }> {
  const all: Socket[] = []
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined)
    all.push(socket)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    reader,
    '--',
    String(port),
    String(readers),
  ])
  while (all.length < readers) await delay(20)
  return {
    all,
    end() {
      child.kill()
      for (const socket of all) socket.destroy()
      server.close()
    },
  }
}
/** CPU of this process, microseconds a delivery, of `rounds` publishes in turns of their own. */
async function cpu(publish: (round: number) => void): Promise<number> {
  const before = process.cpuUsage()
  for (let round = 0; round < perRound; round += 1) {
    publish(round)
    await new Promise((done) => setImmediate(done))
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / (perRound * readers)
}

const bare = await sockets()
const hub = await sockets()
let head = 0
const fanOut = createFanOut({
  source: {
    bounds: () => ({ epoch: '00000001', head, oldest: 1 }),
    read: () => Promise.reject(new Error('no reader may fall behind here')),
  },
  heartbeatMs: 15_000,
  stallMs: 30_000,
  sweepMs: 1000,
  maxAgeMs: 3_600_000,
  monotonic: () => performance.now(),
  random: Math.random,
})
for (const socket of hub.all) {
  fanOut.attach({
    socket,
    filter: { topics: null, branch: null },
    owner: 'x',
    after: 0,
    opening: Buffer.from(':\n\n'),
  })
}
function publishGroup(size: number): void {
  const from = head
  const events: LogEvent[] = []
  for (let index = 0; index < size; index += 1) {
    events.push({ seq: ++head, topic: 'till', type: 'noted', branch: '', data })
  }
  fanOut.publish({ from, to: head, events })
}
const frame = Buffer.from(`id: 00000001:1\nevent: noted\ndata: ${data}\n\n`)
const rounds: { one: number; ten: number; floor: number }[] = []
for (let round = 0; round < 7; round += 1) {
  rounds.push({
    floor: await cpu(() => {
      for (const socket of bare.all) socket.write(frame)
    }),
    one: await cpu(() => publishGroup(1)),
    ten: (await cpu(() => publishGroup(10))) / 10,
  })
}
const middle = rounds.sort((a, b) => a.one / a.floor - b.one / b.floor)[3] ?? { one: 0, ten: 0, floor: 1 }
const ratio = middle.one / middle.floor
const tenth = middle.ten / middle.floor
hub.end()
bare.end()
console.log(
  `hub fan-out to ${readers} readers, CPU a delivery: ${middle.one.toFixed(2)} us, bare socket write ${middle.floor.toFixed(2)} us (${ratio.toFixed(2)} x, target 1.15); by ten ${middle.ten.toFixed(2)} us (${tenth.toFixed(2)} x)`,
)
console.log(
  JSON.stringify({
    bench: 'hub-fan-out',
    readers,
    usPerDelivery: middle,
    ratio,
    ratioByTen: tenth,
    target: 1.15,
  }),
)
process.exit(0)

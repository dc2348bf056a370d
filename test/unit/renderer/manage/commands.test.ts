import { describe, expect, it } from 'vitest'
import * as commands from '../../../../src/renderer/features/manage/commands.ts'
import { hubCommand } from '../../../../src/shared/ipc/routes/hub.ts'

const product = {
  branchId: 'utama',
  productType: 'frame',
  productId: '123',
  name: ' Ray-Ban ',
  code: 'FR000123',
  stock: '-3',
  unitPrice: '1.350.000',
}

/** Every form, filled in as a person would. */
const filled: ReadonlyArray<readonly [name: string, command: unknown]> = [
  ['branch', commands.branchCommand({ id: 'timur', name: 'Timur', allowNegativeStock: 'yes' })],
  ['product', commands.productCommand(product)],
  ['stock by difference', commands.stockCommand({ ...product, way: 'delta', amount: '-2', reason: 'pecah' })],
  ['stock as counted', commands.stockCommand({ ...product, way: 'counted', amount: '0', reason: 'opname' })],
  ['order', commands.orderCommand({ orderId: 'TRX-1', branchId: 'utama', patientName: '' })],
  ['anime', commands.animeCommand({ title: 'Frieren' })],
  [
    'episode',
    commands.episodeCommand(
      { animeId: 'a', number: '12.5', title: 'T', visible: '', adult: 'yes', poster: '' },
      null,
    ),
  ],
  ['episode again', commands.episodeCommand({ animeId: 'a', number: '1', title: 'T', visible: 'yes' }, 'e1')],
  ['server', commands.videoServerCommand({ episodeId: 'e', name: 'A', url: 'https://x.example/1' }, null)],
  [
    'server again',
    commands.videoServerCommand({ episodeId: 'e', name: 'A', url: 'https://x.example/1' }, 'v1'),
  ],
  ['job', commands.jobCommand({ jobId: 'j1', total: '100', label: '' })],
  ['watcher', commands.watcherCommand({ running: 'yes', enabled: '' })],
  ['notice', commands.notificationCommand({ title: 'T', body: '', severity: 'info' })],
  ['person', commands.userCommand({ userId: 'rini', name: 'Rini', role: 'cashier', branchId: 'utama' })],
  ['token of a person', commands.tokenCommand({ label: 'L', userId: 'rini', role: 'admin', branchId: '' })],
  ['token of a program', commands.tokenCommand({ label: 'L', userId: '', role: 'passet', branchId: '' })],
]

describe('commands of the management forms', () => {
  // Would catch a form that can never be sent.
  it.each(filled)('%s is a command of the hub', (_name, command) => {
    expect(hubCommand.safeParse(command).error).toBeUndefined()
  })

  it('reads numbers as people write them', () => {
    expect(commands.productCommand(product)).toMatchObject({
      input: { name: 'Ray-Ban', stock: -3, unitPrice: 1_350_000 },
    })
  })

  // Would catch a correction that is sent both ways, or with a field left empty as zero.
  it('corrects stock in exactly one way, never by an empty amount', () => {
    const delta = commands.stockCommand({ ...product, way: 'delta', amount: '5', reason: 'r' })
    expect(delta).toMatchObject({ kind: 'adjust-stock', input: { delta: 5 } })
    expect(delta).not.toHaveProperty('input.stock')
    const empty = commands.stockCommand({ ...product, way: 'counted', amount: '', reason: 'r' })
    expect(hubCommand.safeParse(empty).success).toBe(false)
  })

  // Would catch figures of other programs that are set back by a form that was opened before them (D9).
  it('sends only figures and progress that were changed (D2, C8)', () => {
    const before = { users: '10', total: '5', tracking: '1', episodes: '7', sent: '2', pending: '9' }
    expect(commands.statsCommand({ ...before, pending: '4' }, before)).toEqual({
      kind: 'put-stats',
      input: { notifications: { pending: 4 } },
    })
    const job = { status: 'running', current: '10', errors: '0' }
    expect(commands.patchJobCommand({ ...job, current: '11' }, job, 'j')).toEqual({
      kind: 'patch-job',
      id: 'j',
      input: { current: 11 },
    })
    expect(hubCommand.safeParse(commands.patchJobCommand(job, job, 'j')).success).toBe(false)
  })

  it('gives a token the role of its person, and names one only for a program (O14)', () => {
    const ofPerson = commands.tokenCommand({ label: 'L', userId: 'rini', role: 'admin', branchId: 'utama' })
    expect(ofPerson).toEqual({ kind: 'create-token', input: { label: 'L', userId: 'rini' } })
  })

  it('keeps an episode hidden until it is ticked (R6)', () => {
    const values = { animeId: 'a', number: '1', title: 'T', visible: '', adult: '' }
    expect(commands.episodeCommand(values, 'e1')).toMatchObject({ input: { visible: false, adult: false } })
  })
})

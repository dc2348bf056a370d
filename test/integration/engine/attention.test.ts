import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EngineSummary } from '../../../src/engine/engine-api.ts'
import type { Shell } from '../../../src/engine/ports.ts'
import type { AppNotice } from '../../../src/shared/domain/app-notice.ts'
import { type ConsoleState, consoleStateKey } from '../../../src/shared/domain/console-state.ts'
import { attention, webhookSecretId } from '../../../src/shared/settings/attention.ts'
import { frameProduct, saleOf, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { startTestEngine, type TestEngine, type TestEngineOptions } from '../../helpers/test-engine.ts'

describe('attention in the engine', () => {
  const hubFolder = temporaryFolder()
  const folder = temporaryFolder()
  let hub: TestHub
  let engine: TestEngine | null = null

  beforeEach(async () => {
    hub = await startTestHub(hubFolder.dir)
  })
  afterEach(async () => {
    await engine?.stop()
    await hub.stop()
    folder.remove()
    hubFolder.remove()
  })

  async function start(products: number, more: Partial<TestEngineOptions> = {}): Promise<TestEngine> {
    const running = startTestEngine({
      dataDir: folder.dir,
      hub: { url: hub.hub.url, token: hub.admin },
      ...more,
    })
    engine = running
    await vi.waitFor(async () => expect((await running.entries('stock')).size).toBe(products), 10_000)
    return running
  }
  const consoleState = async (running: TestEngine): Promise<ConsoleState | undefined> =>
    (await running.entries('console')).get(consoleStateKey)

  it('50 open alerts over a restart: all there, none called again (O13, N8)', async () => {
    for (let index = 0; index < 50; index += 1) await hub.post('/v1/products', frameProduct(`${index}`, 20))
    const first = await start(50)
    for (let index = 0; index < 50; index += 1) await hub.post('/v1/sales', saleOf(`${index}`, 17))
    const open = async (running: TestEngine) =>
      [...(await running.entries('alerts')).values()].filter(({ state }) => state === 'open').length
    await vi.waitFor(async () => expect(await open(first)).toBe(50), 20_000)
    await first.stop()
    const second = await start(50)
    await vi.waitFor(() => expect(second.engine.status().sources[0]?.state).toBe('live'), 10_000)
    expect(await open(second)).toBe(50)
    expect([second.called, second.heard, second.digests]).toEqual([[], [], []])
  })

  it('whoever the webhook told of an alert learns by the next run that it is over (issue 4.3)', async () => {
    const states: unknown[] = []
    let status = 200
    const hook = createServer((request, response) => {
      let text = ''
      request.on('data', (chunk) => {
        text += String(chunk)
      })
      request.on('end', () => {
        states.push((JSON.parse(text) as { readonly state: unknown }).state)
        response.writeHead(status).end()
      })
    })
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
    try {
      const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`
      await hub.post('/v1/products', frameProduct('1', 20))
      const first = await start(1)
      const { attention } = (await settingsOf(first)) as { readonly attention: object }
      const webhook = { enabled: true, url, preset: 'json', topic: '', secret: false }
      await first.ask('settings.update', { attention: { ...attention, webhookAfterRepeats: 0, webhook } })
      await hub.post('/v1/sales', saleOf('1', 17))
      const told = async () =>
        [...(await first.entries('alerts')).values()].filter(({ escalation }) => escalation?.told === true)
      await vi.waitFor(async () => expect(await told()).toHaveLength(1), 10_000)
      status = 503
      const { productType, productId, branchId } = frameProduct('1', 0)
      const more = { productType, productId, branchId, stock: 40, reason: 'restock' }
      await hub.post('/v1/stock/adjustments', more)
      await vi.waitFor(() => expect(states).toEqual(['open', 'resolved']), 10_000)
      await first.stop()
      status = 200
      await start(1)
      await vi.waitFor(() => expect(states).toEqual(['open', 'resolved', 'resolved']), 10_000)
    } finally {
      hook.closeAllConnections()
      hook.close()
    }
  })

  it('tells once on return what came while nobody could see the window, and calls meanwhile (H)', async () => {
    await hub.post('/v1/products', frameProduct('1', 20))
    const running = await start(1)
    running.engine.setVisible(1, false)
    running.engine.setVisible(1, true)
    expect((await consoleState(running))?.away).toBeNull()
    running.engine.setVisible(1, false)
    await hub.post('/v1/sales', saleOf('1', 17))
    await vi.waitFor(() => expect(running.called).toHaveLength(1), 10_000)
    expect((await consoleState(running))?.away).toBeNull()
    running.engine.setVisible(1, true)
    const away = (await consoleState(running))?.away
    expect(away).toMatchObject({ info: 1, warning: 0, critical: 1, open: 1, transactions: 1, gaps: 0 })
    running.engine.setVisible(1, false)
    running.engine.setVisible(1, true)
    expect((await consoleState(running))?.away).toEqual(away)
    // What was read is not told again, whatever page is loaded next; a newer one stays.
    const to = away?.to ?? 0
    await running.ask('console.awayRead', { to: to - 1 })
    expect((await consoleState(running))?.away).toEqual(away)
    await running.ask('console.awayRead', { to })
    expect((await consoleState(running))?.away).toBeNull()
  })

  it('notices and the wall are on the screen as soon as they are so', async () => {
    const trouble: AppNotice = { code: 'hub-failed', detail: 'port 4747' }
    let notices: readonly AppNotice[] = []
    const running = await start(0, { notices: () => notices })
    expect(await consoleState(running)).toEqual({ notices: [], away: null, wall: false })
    notices = [trouble]
    running.engine.noticesChanged()
    running.engine.setWall(true)
    expect(await consoleState(running)).toEqual({ notices: [trouble], away: null, wall: true })
    const patches = running.batches.flatMap(({ patches }) => patches)
    expect(patches.some(([collection]) => collection === 'console')).toBe(true)
    expect(await running.ask('app.info')).toMatchObject({ data: { notices: [trouble] } })
  })

  it('the summary has what tray, badge and taskbar show, at once and when it changes (H)', async () => {
    await hub.post('/v1/products', frameProduct('1', 20))
    const running = await start(1)
    const told: EngineSummary[] = []
    running.engine.onSummary((summary) => told.push(summary))
    expect(told).toHaveLength(1)
    await hub.post('/v1/sales', saleOf('1', 17))
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ openAlerts: 1, openCritical: 1 }), 10_000)
    expect(told.at(-1)?.alerts.map(({ kind }) => kind)).toEqual(['stock-low'])
    await vi.waitFor(() => expect(told.at(-1)?.sources).toMatchObject([{ id: 'hub', state: 'live' }]), 10_000)
    const [id = ''] = told.at(-1)?.alerts.map((alert) => alert.id) ?? []
    await running.ask('alert.snooze', { ids: [id], until: 'recovery' })
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ openAlerts: 0, silenced: 1, alerts: [] }))
    await hub.post('/v1/jobs', { jobId: 'a', total: 10 })
    await hub.post('/v1/jobs', { jobId: 'b', total: 10 })
    await hub.ask('PATCH', '/v1/jobs/a', { body: { current: 5 } })
    await vi.waitFor(
      () => expect(told.at(-1)?.jobs).toEqual({ running: 2, progress: 0.25, failed: false }),
      10_000,
    )
    const { attention } = (await settingsOf(running)) as { readonly attention: object }
    await running.ask('settings.update', { attention: { ...attention, muted: true } })
    await vi.waitFor(() => expect(told.at(-1)?.muted).toBe(true))
  })

  const settingsOf = async (running: TestEngine): Promise<unknown> => {
    const answer = await running.ask('settings.get')
    return answer.ok ? answer.data : null
  }

  it('settings change what was sent and leave the rest; what the administrator holds is refused', async () => {
    const managedFile = join(folder.dir, 'managed.json')
    mkdirSync(folder.dir, { recursive: true })
    writeFileSync(managedFile, JSON.stringify({ privacy: { hideAmounts: true }, quietHours: [] }))
    const running = await start(0, { managedFile })
    const rules = [{ kind: 'built-in', id: 'source-silent', enabled: false, sources: [] }]
    expect(await running.ask('settings.update', { rules, operator: 'Rina' })).toMatchObject({
      data: {
        rules,
        operator: 'Rina',
        locale: 'id',
        hasPin: false,
        privacy: { hideAmounts: true, hideNames: false },
      },
    })
    const locked = { error: { code: 'locked_by_administrator' } }
    expect(await running.ask('settings.update', { quietHours: [], theme: 'dark' })).toMatchObject(locked)
    expect(await running.ask('privacy.set', { hideAmounts: false, hideNames: false })).toMatchObject(locked)
    expect(await settingsOf(running)).toMatchObject({ theme: 'system' })
  })

  it('hiding is for everybody; showing again, another PIN and leaving the wall ask for the PIN (issue 4.9, 4.10)', async () => {
    const left: string[] = []
    const shell: Partial<Shell> = { leaveWall: () => void left.push('left') }
    const running = await start(0, { shell })
    expect(await running.ask('pin.set', { next: '4711' })).toMatchObject({ data: { hasPin: true } })
    expect(JSON.stringify(await settingsOf(running))).not.toMatch(/4711|scrypt/)
    expect(await running.ask('privacy.set', { hideAmounts: true, hideNames: true })).toMatchObject({
      ok: true,
    })
    const show = { hideAmounts: false, hideNames: true }
    const wrong = { error: { code: 'wrong_pin' } }
    expect(await running.ask('privacy.set', show)).toMatchObject(wrong)
    expect(await running.ask('privacy.set', { ...show, pin: '4711' })).toMatchObject({
      data: { privacy: show },
    })
    expect(await running.ask('wall.leave')).toMatchObject(wrong)
    expect(await running.ask('pin.set', { current: '0000', next: null })).toMatchObject(wrong)
    expect(await running.ask('wall.leave', { pin: '4711' })).toMatchObject({ ok: true })
    expect(left).toEqual(['left'])
    for (let turn = 0; turn < 5; turn += 1) await running.ask('wall.leave', { pin: '0000' })
    const paused = await running.ask('wall.leave', { pin: '4711' })
    expect(paused).toMatchObject(wrong)
    expect(paused.ok ? null : paused.error.data).toEqual({ retryAt: expect.any(Number) })
    expect(left).toEqual(['left'])
  })

  it('the inbox goes into a file that a spreadsheet runs nothing of, by what is filtered, with the time of each answer (O17)', async () => {
    await hub.post('/v1/products', { ...frameProduct('1', 20), name: '=HYPERLINK("http://x")' })
    await hub.post('/v1/products', frameProduct('2', 20))
    const running = await start(2)
    await hub.post('/v1/sales', saleOf('1', 17))
    await hub.post('/v1/sales', saleOf('2', 12))
    await vi.waitFor(async () => expect((await running.entries('alerts')).size).toBe(4), 10_000)
    const ids = [...(await running.entries('alerts')).values()]
      .filter(({ kind }) => kind === 'stock-medium')
      .map(({ id }) => id)
    await running.ask('alert.acknowledge', { ids, word: '-1+1, "sudah"' })
    const all = { states: [], severities: [], source: null, search: '' }
    const csv = await running.ask('alert.export', { format: 'csv', ...all })
    expect(csv).toMatchObject({ data: { saved: true, alerts: 4 } })
    expect(running.saved[0]?.name).toBe('pantau-alerts.csv')
    const rows = running.saved[0]?.text.trim().split('\n') ?? []
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatch(/^id,kind,rule,severity,state,source,title,/)
    for (const row of rows) expect(row).not.toMatch(/(^|,)"?[=+@-]/)
    const answered = rows.find((row) => row.includes('acknowledged'))
    expect(answered).toMatch(/,kasir,\d{4}-\d\d-\d\dT[\d:.]+Z,"'-1\+1, ""sudah""",/)
    const some = { ...all, severities: ['critical'], states: ['open'], search: 'HYPERLINK' }
    expect(await running.ask('alert.export', { format: 'ndjson', ...some })).toMatchObject({
      data: { alerts: 1 },
    })
    expect(JSON.parse(running.saved[1]?.text ?? '')).toMatchObject({
      kind: 'stock-low',
      severity: 'critical',
    })
    const none = { ...all, silenced: true }
    expect(await running.ask('alert.export', { format: 'ndjson', ...none })).toMatchObject({
      data: { alerts: 0 },
    })
  })

  // Would catch a question on screen that nobody can answer: ids are made of what a source calls its things.
  it('an alert can be answered however long its source makes the name of the thing', async () => {
    const running = await start(0)
    const ids = [`stock:shop/frame/${encodeURIComponent('\u7720'.repeat(2_000))}/`]
    for (const route of ['alert.acknowledge', 'alert.reopen'])
      expect(await running.ask(route, { ids })).toMatchObject({ error: { code: 'not_found' } })
    const snooze = await running.ask('alert.snooze', { ids, until: 'recovery' })
    expect(snooze).toMatchObject({ error: { code: 'not_found' } })
  })

  it('a rule is tested by its own ways, and nothing of it is kept', async () => {
    const running = await start(0)
    await running.ask('settings.update', { locale: 'en' })
    const rule = { kind: 'built-in', id: 'stock-low', sources: [] }
    expect(await running.ask('rule.test', { rule })).toMatchObject({
      ok: true,
      data: [
        { channel: 'desktop', ok: true, reason: null },
        { channel: 'sound', ok: true },
      ],
    })
    expect(running.called).toMatchObject([{ id: 'test:stock-low', kind: 'stock-low', severity: 'critical' }])
    expect(running.heard).toEqual(['sound critical'])
    expect(await running.entries('alerts')).toEqual(new Map())

    // Would catch "a test call was made" where every way of calling is off.
    await running.ask('settings.update', { attention: attention.parse({ desktop: false, muted: true }) })
    expect(await running.ask('rule.test', { rule })).toEqual({ ok: true, data: [] })
  })

  it('a picked sound is heard once, and the secret of the webhook is kept with the others', async () => {
    const running = await start(0, { shell: { pickSound: async () => '/home/kasir/bel.wav' } })
    expect(await running.ask('sound.pick')).toEqual({ ok: true, data: { path: '/home/kasir/bel.wav' } })
    expect(running.heard).toEqual(['sound info'])
    await running.ask('webhook.setSecret', { secret: 's3cret' })
    expect(running.secrets.get(webhookSecretId)).toBe('s3cret')
    await running.ask('webhook.setSecret', { secret: '' })
    expect(running.secrets.has(webhookSecretId)).toBe(false)
  })
})

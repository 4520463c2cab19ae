import { PERMISSIONS } from '@sallyport/shared/permissions'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database/database.ts'
import { openTestDatabase } from '../database/testing/open-test-database.ts'
import type { Actor } from '../caller/actor.ts'
import { MasterKey } from '../lib/master-key.ts'
import { ModuleChecker } from './module-checker.ts'
import { SettingsStore } from './settings-store.ts'
import { SettingsService } from './settings.service.ts'
import { sampleModules } from './testing/sample-modules.ts'

const ADMIN: Actor = {
  id: 'usr_admin',
  username: 'admin',
  sessionId: 'ses_1',
  permissions: PERMISSIONS,
  client: { ipAddress: '192.0.2.1', userAgent: null },
}
const COMPLETE = { integrationKey: 'DI1', secretKey: 'the-right-secret', apiHostname: 'api.example.test' }
let database: Database
let store: SettingsStore
let settings: SettingsService
let inUse: Set<string>

beforeEach(async () => {
  database = await openTestDatabase()
  inUse = new Set()
  store = new SettingsStore(database, new MasterKey(Buffer.alloc(32, 7)), sampleModules())
  settings = new SettingsService({
    store,
    clock: { now: () => 1_000 },
    listModulesInUse: () => Promise.resolve(inUse),
    guardChange: () => Promise.resolve({ override: null }),
  })
})
afterEach(() => database.close())

const update = (values: unknown, revision?: number) => settings.update({ module: 'phone', values, revision }, ADMIN)
async function problemsOf(values: unknown, revision?: number): Promise<string[]> {
  const outcome = await update(values, revision)
  return 'problems' in outcome ? outcome.problems.map((problem) => `${problem.field}: ${problem.code}`) : []
}

describe('the settings of a module', () => {
  it('can be filled in gradually; the last required one completes the setup', async () => {
    expect(await store.read('phone')).toMatchObject({
      settings: { automaticPush: true, apiHostname: null },
      configured: false,
    })
    await update({ apiHostname: ' api.example.test ', integrationKey: 'DI1' })
    expect(await store.read('phone')).toMatchObject({
      settings: { apiHostname: 'api.example.test' },
      configured: false,
    })
    await update({ secretKey: 'the-right-secret' })
    expect(await store.read('phone')).toMatchObject({ secrets: { secretKey: 'the-right-secret' }, configured: true })
  })

  it('keep a secret sealed, and out of the audit log', async () => {
    await update(COMPLETE)
    await update({ automaticPush: false })
    const rows = [
      await database.sql.selectFrom('module_settings').selectAll().execute(),
      await database.sql.selectFrom('module_secrets').selectAll().execute(),
      await database.sql.selectFrom('audit_events').selectAll().execute(),
    ]
    expect(JSON.stringify(rows)).not.toContain('the-right-secret')
    const details = rows[2]!.map((row) => JSON.parse((row as { details: string }).details) as unknown)
    expect(details[0]).toMatchObject({
      revision: 1,
      secretsSet: ['secretKey'],
      after: { apiHostname: 'api.example.test' },
    })
    expect(details[1]).toMatchObject({
      revision: 2,
      changed: ['automaticPush'],
      before: { automaticPush: true },
      after: { automaticPush: false },
    })
  })

  it('refuse a save that started from an older revision', async () => {
    await update(COMPLETE, 0)
    expect(await problemsOf({ integrationKey: 'DI2', secretKey: 'x' }, 0)).toEqual(['null: SETTINGS_STALE'])
    expect((await settings.get('phone')).stored).toMatchObject({ revision: 1, values: { integrationKey: 'DI1' } })
  })

  it('accept only one of two saves that started from the same revision', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => update({ ...COMPLETE, integrationKey: `DI${index}` }, 0)),
    )
    expect(outcomes.filter((outcome) => 'settings' in outcome)).toHaveLength(1)
    expect((await settings.get('phone')).stored.revision).toBe(1)
  })

  it('require the secret again when its host changes, even if the host was not set before', async () => {
    await update({ secretKey: 'the-right-secret' })
    expect(await problemsOf({ apiHostname: 'api.example.test' })).toEqual(['secretKey: SECRET_REQUIRED_AGAIN'])
    await update(COMPLETE)
    expect(await problemsOf({ apiHostname: 'evil.example.test' })).toEqual(['secretKey: SECRET_REQUIRED_AGAIN'])
    expect(await problemsOf({ apiHostname: null })).toEqual(['secretKey: SECRET_REQUIRED_AGAIN'])
    expect(await problemsOf({ apiHostname: 'other.example.test', secretKey: 'another' })).toEqual([])
    expect(await problemsOf({ apiHostname: 'api.example.test', secretKey: null })).toEqual([])
  })

  it('keep values that a published scheme needs', async () => {
    await update(COMPLETE)
    inUse.add('phone')
    expect(await problemsOf({ secretKey: null })).toEqual(['secretKey: SETTING_IN_USE'])
    expect(await problemsOf({ automaticPush: null })).toEqual([])
    inUse.clear()
    expect(await problemsOf({ secretKey: null })).toEqual([])
    expect((await store.read('phone')).configured).toBe(false)
  })

  it('refuse unknown names, values of the wrong kind and values that the module refuses, each at its field', async () => {
    expect(await problemsOf({ nonsense: 1, automaticPush: 'yes' })).toEqual([
      'null: SETTING_UNKNOWN',
      'automaticPush: SETTING_INVALID',
    ])
    expect(await problemsOf({ apiHostname: 'localhost' })).toEqual(['apiHostname: SETTING_INVALID'])
    expect((await settings.get('phone')).stored.revision).toBe(0)
  })

  it('refuse a value that is no plain object', async () => {
    for (const values of [
      null,
      [],
      'x',
      7,
      JSON.parse('{"__proto__": {"polluted": true}}'),
      JSON.parse('{"apiHostname": {"constructor": 1}}'),
      { apiHostname: 'x'.repeat(40_000) },
    ])
      await expect(update(values)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  it('are read again after another node changed them', async () => {
    await update(COMPLETE)
    const other = new SettingsStore(database, new MasterKey(Buffer.alloc(32, 7)), sampleModules())
    expect((await other.read('phone')).settings).toMatchObject({ integrationKey: 'DI1' })
    await update({ ...COMPLETE, integrationKey: 'DI2' })
    expect((await other.read('phone')).settings).toMatchObject({ integrationKey: 'DI2' })
  })
})

describe('a check of the settings', () => {
  it('reports the findings of the module, and is audited', async () => {
    const checker = new ModuleChecker({ store, clock: { now: () => 2_000 }, usage: unlimited })
    await update({ ...COMPLETE, secretKey: 'wrong' })
    expect(await checker.check('phone', ADMIN)).toMatchObject({ ok: false, code: 'PHONE_BAD_CREDENTIALS' })
    await update(COMPLETE)
    expect(await checker.check('phone', ADMIN)).toMatchObject({ ok: true, code: 'PHONE_OK', latencyMs: 12 })
    const events = await database.sql
      .selectFrom('audit_events')
      .select(['outcome', 'code', 'actor'])
      .where('type', '=', 'settings.checked')
      .orderBy('id')
      .execute()
    expect(events).toEqual([
      { outcome: 'FAILURE', code: 'PHONE_BAD_CREDENTIALS', actor: 'admin' },
      { outcome: 'SUCCESS', code: 'PHONE_OK', actor: 'admin' },
    ])
  })

  it('is refused if it is repeated too often, or if there is nothing to check', async () => {
    const exhausted = new ModuleChecker({
      store,
      clock: { now: () => 2_000 },
      usage: { ...unlimited, take: () => Promise.resolve({ allowed: false, retryAt: 60_000 }) },
    })
    await expect(exhausted.check('phone', ADMIN)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAt: 60_000 })
    const checker = new ModuleChecker({ store, clock: { now: () => 2_000 }, usage: unlimited })
    await expect(checker.check('password', ADMIN)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await expect(checker.check('nothing', ADMIN)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

const unlimited = { take: () => Promise.resolve({ allowed: true as const }) }

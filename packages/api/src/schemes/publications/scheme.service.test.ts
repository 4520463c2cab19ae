import { PERMISSIONS } from '@sallyport/shared/permissions'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../database/database.ts'
import { openTestDatabase } from '../../database/testing/open-test-database.ts'
import type { Actor } from '../../caller/actor.ts'
import { MasterKey } from '../../lib/master-key.ts'
import { SettingsStore } from '../../settings/settings-store.ts'
import { SettingsService } from '../../settings/settings.service.ts'
import { sampleModules } from '../../settings/testing/sample-modules.ts'
import { ensureBuiltInSchemes } from '../access-types/built-ins.ts'
import { ModuleCatalog } from '../steps/module-catalog.ts'
import type { ChangeGuard } from '../../change-guard/proposed-change.ts'
import { PublicationKeeper } from './publication-keeper.ts'
import { NO_RUNNING_LOGONS } from '../versions/running-logons.ts'
import { SchemeWriter } from './scheme-writer.ts'
import { SchemeService } from './scheme.service.ts'
import { listModulesInUse } from '../versions/scheme.statements.ts'
import { StoredSchemeReader } from '../access-types/stored-scheme-reader.ts'

const ADMIN: Actor = {
  id: 'usr_admin',
  username: 'admin',
  sessionId: 'ses_1',
  permissions: PERMISSIONS,
  client: { ipAddress: null, userAgent: null },
}
const PASSWORD = { module: 'password' }
const PHONE = { module: 'phone' }
/** Nobody is an administrator here; what is guarded has tests of its own. */
const NO_ADMINISTRATORS: ChangeGuard = {
  check: () =>
    Promise.resolve({
      lockout: { isSafe: true, sentence: '', needed: 0, administrators: [] },
      takenBack: null,
      invariants: [],
    }),
}

let database: Database
let schemes: SchemeService
let settings: SettingsService
let reader: StoredSchemeReader

beforeEach(async () => {
  database = await openTestDatabase()
  const modules = sampleModules()
  const clock = { now: () => 1_000 }
  const keeper = new PublicationKeeper({ database, clock })
  const writer = new SchemeWriter({ clock, running: NO_RUNNING_LOGONS })
  schemes = new SchemeService({
    database,
    catalog: new ModuleCatalog(modules),
    clock,
    guard: NO_ADMINISTRATORS,
    writer,
    keeper,
    running: NO_RUNNING_LOGONS,
  })
  settings = new SettingsService({
    store: new SettingsStore(database, new MasterKey(Buffer.alloc(32, 7)), modules),
    clock,
    listModulesInUse,
    guardChange: () => Promise.resolve({ override: null }),
  })
  reader = new StoredSchemeReader(database, modules, clock)
  await ensureBuiltInSchemes(database, 1, { firstStep: { module: 'password', options: {} }, recoveryStep: null })
})
afterEach(() => database.close())

const setUpPhone = () =>
  settings.update(
    { module: 'phone', values: { integrationKey: 'DI1', secretKey: 's', apiHostname: 'api.example.test' } },
    ADMIN,
  )
const save = (steps: { module: string; options?: unknown }[], more: { publish?: boolean; basedOn?: number } = {}) =>
  schemes.save({ key: 'browser', steps, publish: true, ...more }, ADMIN)
const codesOf = (outcome: Awaited<ReturnType<typeof save>>) =>
  'problems' in outcome ? outcome.problems.map((problem) => `${problem.step}: ${problem.code}`) : []

describe('the built-in schemes', () => {
  it('are a password alone for browsers and clients, made once however many nodes start', async () => {
    await save([PASSWORD, PASSWORD])
    await Promise.all(
      Array.from({ length: 4 }, () =>
        ensureBuiltInSchemes(database, 2, { firstStep: { module: 'password', options: {} }, recoveryStep: null }),
      ),
    )
    expect(await reader.findAccessType('browser')).toMatchObject({
      key: 'browser',
      name: 'Browser',
      sessionDelivery: 'COOKIE',
    })
    expect(await reader.findAccessType('client')).toMatchObject({ sessionDelivery: 'TOKEN' })
    expect(await reader.findAccessType('nothing')).toBeNull()
    expect(await reader.findPublished('client')).toEqual({
      key: 'client',
      version: 1,
      steps: [{ module: 'password', options: {} }],
    })
    expect((await reader.findPublished('browser'))?.version).toBe(2)
  })
})

describe('a flow by which administrators get in with one factor', () => {
  const listWarnings = async () => {
    const rows = await database.sql
      .selectFrom('audit_events')
      .select('details')
      .where('scheme', 'is not', null)
      .orderBy('id')
      .execute()
    return rows.map((row) => (JSON.parse(row.details!) as { warnings?: string[] }).warnings ?? [])
  }

  it('is saved, and on record where another factor was set up', async () => {
    await save([PASSWORD])
    await setUpPhone()
    await save([PASSWORD], { publish: false })
    await save([PASSWORD])
    await save([PASSWORD, PHONE])
    await schemes.rollBack('browser', 1, {}, ADMIN)
    expect(await listWarnings()).toEqual([
      [],
      [],
      ['ADMINISTRATORS_SINGLE_FACTOR'],
      [],
      ['ADMINISTRATORS_SINGLE_FACTOR'],
    ])
  })
})

describe('saving a scheme', () => {
  it('makes a new version live, with the defaults of options filled in; the old one stays as it was', async () => {
    await setUpPhone()
    const outcome = await save([PASSWORD, PHONE])
    expect(outcome).toMatchObject({
      saved: { scheme: { publishedVersion: 2 }, versions: [{ number: 2, savedBy: 'admin' }, { number: 1 }] },
    })
    expect((await reader.findPublished('browser'))?.steps[1]).toEqual({
      module: 'phone',
      options: { bypass: 'refuse' },
    })
    expect((await reader.getVersion('browser', 1)).steps).toHaveLength(1)
    const event = await database.sql
      .selectFrom('audit_events')
      .selectAll()
      .where('type', '=', 'scheme.published')
      .executeTakeFirstOrThrow()
    expect(event).toMatchObject({ actor: 'admin', access_type: 'browser', scheme: 'browser', version: 2 })
  })

  it('refuses flows that would let anybody in, or nobody, and says at which step', async () => {
    expect(codesOf(await save([]))).toEqual(['null: SCHEME_EMPTY'])
    expect(codesOf(await save([PASSWORD, PHONE]))).toEqual(['1: SCHEME_MODULE_NOT_CONFIGURED'])
    await setUpPhone()
    expect(codesOf(await save([PHONE]))).toContain('0: SCHEME_SECRET_BEFORE_IDENTITY')
    expect(codesOf(await save([PASSWORD, { module: 'nothing' }]))).toEqual(['1: SCHEME_UNKNOWN_MODULE'])
    expect(codesOf(await save([PASSWORD, { module: 'phone', options: { bypass: 'perhaps' } }]))).toEqual([
      '1: SCHEME_OPTION_INVALID',
    ])
    expect(codesOf(await save([PASSWORD, { module: 'phone', options: { extra: 1 } }]))).toEqual([
      '1: SCHEME_OPTION_INVALID',
    ])
    expect(codesOf(await save(Array.from({ length: 11 }, () => PASSWORD)))).toEqual(['10: SCHEME_TOO_MANY_STEPS'])
    expect((await reader.findPublished('browser'))?.version).toBe(1)
  })

  it('keeps a draft that breaks the rules, but not one of unknown modules, and publishes nothing by it', async () => {
    expect(await save([PHONE], { publish: false })).toMatchObject({
      saved: { scheme: { publishedVersion: 1, draftVersion: 2 } },
    })
    expect(codesOf(await save([{ module: 'nothing' }], { publish: false }))).toEqual(['0: SCHEME_UNKNOWN_MODULE'])
    expect((await reader.findPublished('browser'))?.version).toBe(1)
    expect(await save([PASSWORD])).toMatchObject({ saved: { scheme: { publishedVersion: 3, draftVersion: null } } })
  })

  it('is refused to an editor who started before another one published', async () => {
    await save([PASSWORD], { basedOn: 1 })
    expect(codesOf(await save([PASSWORD], { basedOn: 1 }))).toEqual(['null: SCHEME_STALE'])
    expect(codesOf(await save([PASSWORD], { basedOn: 1, publish: false }))).toEqual(['null: SCHEME_STALE'])
    expect(codesOf(await save([PASSWORD], { basedOn: 99 }))).toEqual(['null: SCHEME_UNKNOWN_VERSION'])
    const [left] = await schemes.list('browser')
    expect(left!.versions.map((version) => version.number)).toEqual([2, 1])
  })

  it('lets an editor go on from a draft', async () => {
    await save([PASSWORD], { publish: false, basedOn: 1 })
    expect(await save([PASSWORD], { basedOn: 2 })).toMatchObject({ saved: { scheme: { publishedVersion: 3 } } })
  })

  it('succeeds for exactly one of many who started from the same version', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => save([PASSWORD], { basedOn: 1 })))
    expect(outcomes.filter((outcome) => 'saved' in outcome)).toHaveLength(1)
    expect((await reader.findPublished('browser'))?.version).toBe(2)
  })

  it('never ends with a published module that is not set up, whichever of save and clearing comes first', async () => {
    await setUpPhone()
    for (let round = 0; round < 5; round++) {
      const [saved, cleared] = await Promise.all([
        save([PASSWORD, PHONE]),
        settings.update({ module: 'phone', values: { secretKey: null } }, ADMIN),
      ])
      expect('saved' in saved && 'settings' in cleared).toBe(false)
      expect('saved' in saved || 'settings' in cleared).toBe(true)
      await save([PASSWORD])
      await setUpPhone()
    }
  })

  it('gives equal flows equal hashes', async () => {
    await setUpPhone()
    await save([PASSWORD, { module: 'phone', options: { bypass: 'refuse' } }])
    await save([PASSWORD, PHONE])
    const [{ versions }] = (await schemes.list('browser')) as [Awaited<ReturnType<typeof schemes.list>>[number]]
    expect(versions[0]!.hash).toBe(versions[1]!.hash)
    expect(versions[0]!.hash).not.toBe(versions[2]!.hash)
  })

  it('refuses options that are no plain object', async () => {
    for (const options of [[], 'x', JSON.parse('{"__proto__": {}}'), { bypass: 'x'.repeat(10_000) }])
      await expect(save([{ module: 'phone', options }])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await expect(schemes.save({ key: 'nothing', steps: [PASSWORD], publish: true }, ADMIN)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('rolling a scheme back', () => {
  it('publishes the old steps as a new version', async () => {
    await setUpPhone()
    await save([PASSWORD, PHONE])
    const outcome = await schemes.rollBack('browser', 1, {}, ADMIN)
    expect(outcome).toMatchObject({
      saved: { scheme: { publishedVersion: 3 }, versions: [{ number: 3, note: 'Rolled back to version 1' }, {}, {}] },
    })
    expect((await reader.findPublished('browser'))?.steps).toHaveLength(1)
    expect(codesOf(await schemes.rollBack('browser', 9, {}, ADMIN))).toEqual(['null: SCHEME_UNKNOWN_VERSION'])
  })

  it('is refused when the old steps are not valid any more', async () => {
    await setUpPhone()
    await save([PASSWORD, PHONE])
    await save([PASSWORD])
    await settings.update({ module: 'phone', values: { secretKey: null } }, ADMIN)
    expect(codesOf(await schemes.rollBack('browser', 2, {}, ADMIN))).toEqual(['1: SCHEME_MODULE_NOT_CONFIGURED'])
  })
})

describe('whether a module lets people in alone', () => {
  it('is told by the published, enabled schemes', async () => {
    await setUpPhone()
    expect(await schemes.isAnywhereAlone('password')).toBe(true)
    await save([PASSWORD, PHONE])
    expect(await schemes.isAnywhereAlone('password')).toBe(true)
    await schemes.save({ key: 'client', steps: [PASSWORD, PHONE], publish: true }, ADMIN)
    expect(await schemes.isAnywhereAlone('password')).toBe(false)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AdministrationFixture, LONG_PASSWORD } from './testing/administration-fixture.ts'

const CANARY = 'the-right-secret'
const NEW_PASSWORD = 'five more words over there'
let fixture: AdministrationFixture
beforeAll(async () => void (fixture = await AdministrationFixture.create()))
afterAll(() => fixture.close())

describe('the way from a new system to a second factor', () => {
  it('is walked by settings, a check, a scheme and back', async () => {
    const admin = await fixture.asAdmin()
    const checklist = async () =>
      (await fixture.run(admin, '{ overview { checklist { id done } modules { module ok code } warnings { code } } }'))
        .data.overview
    expect(await checklist()).toMatchObject({
      checklist: [{ id: 'phone-settings', done: false }, {}, {}],
      modules: [],
      warnings: [{ code: 'ONE_ADMINISTRATOR' }],
    })

    const update = `mutation ($values: JSON!, $revision: Int) { updateSettings(input: {module: "phone", values: $values, revision: $revision}) {
      ... on ModuleSettings { revision secretsSet values module { id configured } } ... on SettingsRejected { problems { field code } } } }`
    const values = { integrationKey: 'DI1', secretKey: CANARY, apiHostname: 'api.example.test' }
    const updated = await fixture.run(admin, update, { values, revision: 0 })
    expect(updated.data.updateSettings).toEqual({
      revision: 1,
      secretsSet: ['secretKey'],
      values: { integrationKey: 'DI1', apiHostname: 'api.example.test', automaticPush: true },
      module: { id: 'phone', configured: true },
    })
    expect((await fixture.run(admin, update, { values, revision: 0 })).data.updateSettings.problems).toEqual([
      { field: null, code: 'SETTINGS_STALE' },
    ])
    expect(
      (await fixture.run(admin, 'mutation { checkModule(module: "phone") { ok code } }')).data.checkModule,
    ).toEqual({ ok: true, code: 'PHONE_OK' })

    const save = `mutation ($steps: [SchemeStepInput!]!) { saveScheme(input: {key: "browser", steps: $steps, basedOn: 1}) {
      ... on Scheme { published { number steps { id module { id configured } options } } versions { number } } ... on SchemeRejected { problems { code step } } } }`
    expect((await fixture.run(admin, save, { steps: [{ module: 'phone' }] })).data.saveScheme.problems[0]).toEqual({
      code: 'SCHEME_SECRET_BEFORE_IDENTITY',
      step: 0,
    })
    expect(
      (await fixture.run(admin, save, { steps: [{ module: 'password' }, { module: 'phone' }] })).data.saveScheme,
    ).toEqual({
      published: {
        number: 2,
        steps: [
          { id: 'browser.2.s1', module: { id: 'password', configured: true }, options: {} },
          { id: 'browser.2.s2', module: { id: 'phone', configured: true }, options: { bypass: 'refuse' } },
        ],
      },
      versions: [{ number: 2 }, { number: 1 }],
    })
    expect(await checklist()).toMatchObject({
      checklist: [{ done: true }, { id: 'phone-scheme', done: true }, { done: false }],
      modules: [{ module: 'phone', ok: true, code: 'PHONE_OK' }],
    })
    const rolledBack = await fixture.run(
      admin,
      'mutation { rollbackScheme(key: "browser", version: 1) { ... on Scheme { published { number note } } } }',
    )
    expect(rolledBack.data.rollbackScheme.published).toEqual({ number: 3, note: 'Rolled back to version 1' })
    expect((await fixture.run(admin, '{ schemes { key warnings { code message } } }')).data.schemes).toEqual([
      {
        key: 'browser',
        warnings: [
          { code: 'ADMINISTRATORS_SINGLE_FACTOR', message: expect.stringContaining('through Browser with one factor') },
        ],
      },
      {
        key: 'client',
        warnings: [
          { code: 'ADMINISTRATORS_SINGLE_FACTOR', message: expect.stringContaining('through Client with one factor') },
        ],
      },
    ])
  })

  it('leaves no secret in anything that can be read', async () => {
    const admin = await fixture.asAdmin()
    const change = `mutation { changePassword(input: {currentPassword: "${LONG_PASSWORD}", newPassword: "${NEW_PASSWORD}"}) { __typename } }`
    expect((await fixture.run(await fixture.as('alice'), change)).data.changePassword.__typename).toBe(
      'PasswordChanged',
    )
    const { data, codes } = await fixture.run(
      admin,
      `{ settings { values secretsSet module { settings { name defaultValue } } } moduleSettings(module: "phone") { values }
         auditEvents(first: 100) { nodes { type details code } } users { nodes { username email } } sessions { nodes { id } } schemes { versions { steps { options } } } modules { id stepOptions { name } } accessTypes { key } roles { name } }`,
    )
    expect(codes).toEqual([])
    const tables = ['users', 'module_settings', 'module_secrets', 'audit_events', 'sessions'] as const
    const stored = await Promise.all(
      tables.map((table) => fixture.database.sql.selectFrom(table).selectAll().execute()),
    )
    expect(JSON.stringify([data, stored])).not.toMatch(new RegExp(`${CANARY}|${LONG_PASSWORD}|sps_|${NEW_PASSWORD}`))
    expect(JSON.stringify(data)).not.toContain('argon2')
  })
})

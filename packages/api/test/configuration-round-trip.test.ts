import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUser, logOnAsAdministrator } from './support/actions.ts'
import { Client } from './support/client.ts'
import { applyConfiguration, exportConfiguration, planAndApply, planConfiguration } from './support/configuration.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { TestServer } from './support/test-server.ts'

/** The example of the documentation, as it stands there. */
const EXAMPLE = /```yaml\n(.*?)```/s.exec(
  readFileSync(join(import.meta.dirname, '../../../docs/automation.md'), 'utf8'),
)![1]!
const secrets = [{ reference: '${env:DUO_SECRET_KEY}', value: 'kGVDbGm3vXqyKWQmtTSmMTg9sDT0IXlCpWDQWVmk' }]
const textsOf = ({ changes }: { changes: { text: string }[] }) => changes.map(({ text }) => text)

describe('a whole configuration', () => {
  let server: TestServer
  let admin: Client
  beforeAll(async () => {
    server = await TestServer.start()
    admin = await logOnAsAdministrator(server)
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('is applied as the documentation has it, and then there is nothing to do', async () => {
    const plan = await planConfiguration(admin, EXAMPLE, secrets)
    expect(plan.problems).toEqual([])
    expect(textsOf(plan)).toEqual([
      'Role helpdesk: Help desk: users:read, sessions:read, sessions:write',
      'Browser: Allowed return URLs: + https://intranet.example.com/start',
      'Kiosk: new access type, session as a cookie; not for administrator',
      'Duo: Integration key: not set → “DIABCDEFGHIJKLMNOPQR”',
      'Duo: API hostname: not set → “api-12345678.duosecurity.com”',
      'Duo: Secret key: set from ${env:DUO_SECRET_KEY}',
      'Browser: Duo added as step 2 (Enrollment needs a code: on)',
      expect.stringMatching(/^Invariant “Administrators use Duo in the browser”: .*duo/i),
    ])
    await planAndApply(admin, EXAMPLE, { secrets })
    expect(await planConfiguration(admin, EXAMPLE, secrets)).toMatchObject({ isEmpty: true, problems: [], notes: [] })
  })

  it('gives the same bytes on another server that its export was applied to', async () => {
    const text = await exportConfiguration(admin)
    await using other = await TestServer.start()
    const otherAdmin = await logOnAsAdministrator(other)
    await planAndApply(otherAdmin, text, { secrets })
    expect(await exportConfiguration(otherAdmin)).toBe(text)
    expect(await exportConfiguration(otherAdmin, 'JSON')).toBe(await exportConfiguration(admin, 'JSON'))
    // And the other way round, from JSON.
    expect(await planConfiguration(admin, await exportConfiguration(otherAdmin, 'JSON'))).toMatchObject({
      isEmpty: true,
    })
    // Also where a rule is about the access type that no file can change.
    await otherAdmin.run(
      'mutation { saveInvariant(input: {name: "Recovery asks", accessTypes: ["recovery"], never: COMPLETE_BY_EXCEPTION, exception: "FAILED_OPEN"}) { __typename } }',
    )
    expect(await planConfiguration(otherAdmin, await exportConfiguration(otherAdmin), secrets)).toMatchObject({
      isEmpty: true,
      problems: [],
    })
    expect((await planConfiguration(admin, await exportConfiguration(otherAdmin), secrets)).changes).toMatchObject([
      { kind: 'ADDED', text: expect.stringContaining('through Recovery') },
    ])
  })

  it('makes access types by which people log on, and ends their sessions with them', async () => {
    await createUser(admin, { username: 'carol', password: 'a long enough password' })
    const carol = new Client(server.url)
    expect((await carol.logOn('carol', 'a long enough password', 'kiosk')).__typename).toBe('LogonCompleted')
    const started = await new Client(server.url).startLogon({ accessType: 'kiosk' })
    const without = EXAMPLE.replace(/ {2}kiosk:\n {4}name: Kiosk[^]*?maxMinutes: 60\n/, '').replace(
      / {2}kiosk:\n {4}steps:\n {6}- module: password\n/,
      '',
    )
    const plan = await planConfiguration(admin, without, secrets)
    expect(textsOf(plan)).toEqual(['Kiosk: the access type is removed with its flow; its logons and sessions end'])
    expect((await carol.viewer())?.user.username).toBe('carol')
    await planAndApply(admin, without, { secrets })
    expect(await carol.viewer()).toBeNull()
    const open = await inspectDatabase(server, (sql) =>
      sql.selectFrom('logons').select('ended_at').where('id', '=', started.id).executeTakeFirstOrThrow(),
    )
    expect(open.ended_at).not.toBeNull()
    const { auditEvents } = await admin.run(
      '{ auditEvents(first: 2, filter: {type: "access-type.removed"}) { nodes { details } } }',
    )
    expect(auditEvents.nodes).toMatchObject([{ details: { accessType: 'kiosk', endedSessions: 1, endedLogons: 1 } }])
    expect(await exportConfiguration(admin)).not.toContain('kiosk')
  })

  it('keeps roles that somebody has, and takes those away that nobody has', async () => {
    const id = await createUser(admin, { username: 'dora', password: 'a long enough password' })
    await inspectDatabase(server, (sql) =>
      sql.updateTable('users').set({ roles: '["helpdesk","user"]' }).where('id', '=', id).execute(),
    )
    const text = 'sallyport: 1\nroles: {}\n'
    expect(await planConfiguration(admin, text)).toMatchObject({
      problems: [
        { path: 'roles', code: 'ROLE_IN_USE', message: 'The role "helpdesk" can’t be removed while 1 user has it.' },
      ],
    })
    await inspectDatabase(server, (sql) =>
      sql.updateTable('users').set({ roles: '["user"]' }).where('id', '=', id).execute(),
    )
    const { hash } = await planConfiguration(admin, text)
    // Somebody gets it between plan and apply.
    await inspectDatabase(server, (sql) =>
      sql.updateTable('users').set({ roles: '["helpdesk"]' }).where('id', '=', id).execute(),
    )
    expect(await applyConfiguration(admin, text, { planHash: hash })).toMatchObject({
      __typename: 'ConfigurationRejected',
      problems: [{ code: 'ROLE_IN_USE' }],
    })
    await inspectDatabase(server, (sql) =>
      sql.updateTable('users').set({ roles: '["user"]' }).where('id', '=', id).execute(),
    )
    expect(textsOf(await planAndApply(admin, text))).toEqual(['Role helpdesk: Help desk removed'])
    expect(await exportConfiguration(admin)).toContain('roles: {}')
  })

  it('gives nobody a role that allows more than they may themselves', async () => {
    const role = (name: string, permissions: string) =>
      `sallyport: 1\nroles:\n  ${name}: { title: ${name}, permissions: [${permissions}] }\n`
    await planAndApply(admin, role('operator', 'schemes:read, schemes:write, settings:read, settings:write'))
    await createUser(admin, { username: 'olaf', password: 'a long enough password', roles: ['operator'] })
    const olaf = new Client(server.url)
    await olaf.logOn('olaf', 'a long enough password', 'client')
    const beyond = role('operator', 'schemes:read, schemes:write, settings:read, settings:write, users:write')
    expect(await planConfiguration(olaf, beyond)).toMatchObject({
      hash: '',
      problems: [{ path: 'roles.operator', code: 'ROLE_BEYOND_OWN', line: 3 }],
    })
    // What they may is not enough to change roles at all.
    const less = role('operator', 'schemes:read, schemes:write, settings:read')
    const { hash } = await planConfiguration(olaf, less)
    await expect(applyConfiguration(olaf, less, { planHash: hash })).rejects.toThrow('FORBIDDEN')
    const { hash: other } = await planConfiguration(olaf, 'sallyport: 1\npublicationPolicy: { confirmMinutes: 20 }\n')
    expect(
      await applyConfiguration(olaf, 'sallyport: 1\npublicationPolicy: { confirmMinutes: 20 }\n', { planHash: other }),
    ).toMatchObject({ __typename: 'ConfigurationApplied' })
  })
})

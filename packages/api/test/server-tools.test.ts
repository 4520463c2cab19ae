import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doctor } from '../src/server-tools/commands/doctor.command.ts'
import { recover } from '../src/server-tools/commands/recover.command.ts'
import { createUser, logOnAsAdministrator, setDuoUp } from './support/actions.ts'
import { Client } from './support/client.ts'
import { codeOf, createToolContext, WRONG_KEY } from './support/server-tools.ts'
import { ADMINISTRATOR, TestServer } from './support/test-server.ts'

let server: TestServer
let admin: Client
let folder: string
beforeAll(async () => {
  server = await TestServer.start({ duo: true })
  admin = await logOnAsAdministrator(server)
  folder = await mkdtemp(join(tmpdir(), 'sallyport-server-tools-'))
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const toContext = (args: string[], env?: Record<string, string>) => createToolContext(server, args, env)
async function logOnByCode(username: string, code: string) {
  const client = new Client(server.url)
  const { token } = await client.startLogon({ accessType: 'recovery' })
  return client.submitStep(token, { recoveryCode: { username, code } })
}

describe('recover', () => {
  it('creates a single-use code beside the running server, and reports it to all administrators', async () => {
    const { result } = await recover(toContext([]))
    expect(result).toMatchObject({
      url: 'http://localhost:4000/logon?accessType=recovery',
      username: ADMINISTRATOR.username,
      enabled: false,
      madeAdministrator: false,
    })
    const logon = await logOnByCode(ADMINISTRATOR.username, result['code'] as string)
    expect(logon).toMatchObject({
      __typename: 'LogonCompleted',
      session: { steps: [{ method: 'recovery code created on the server' }] },
    })
    expect((await logOnByCode(ADMINISTRATOR.username, result['code'] as string)).problem?.code).toBe(
      'RECOVERY_CODE_INCORRECT',
    )
    const { overview, auditEvents } = await admin.run(
      '{ overview { alarms { kind subject } } auditEvents(first: 1, filter: {type: "recovery.code-made"}) { nodes { actor subject details } } }',
    )
    expect(overview.alarms).toEqual(
      expect.arrayContaining([
        { kind: 'recovery-made', subject: 'admin' },
        { kind: 'recovery-used', subject: 'admin' },
      ]),
    )
    expect(auditEvents.nodes[0]).toEqual({
      actor: null,
      subject: 'admin',
      details: { machineUser: expect.stringContaining('@'), minutes: 15, enabled: false, madeAdministrator: false },
    })
  })

  it('refuses with a code and a sentence, and changes nothing then', async () => {
    await createUser(admin, { username: 'plain', password: 'has no rights at all' })
    expect(await codeOf(recover(toContext(['--username', 'nobody'])))).toBe('NO_SUCH_USER')
    expect(await codeOf(recover(toContext(['--username', 'plain'])))).toBe('NOT_AN_ADMINISTRATOR')
    expect(await codeOf(recover(toContext(['--username', 'plain', '--enable'])))).toBe('ANOTHER_ADMINISTRATOR')
    expect(await codeOf(recover(toContext(['--minutes', '0'])))).toBe('WRONG_USE')
    expect(await codeOf(recover(toContext([], { SALLYPORT_MASTER_KEY: WRONG_KEY })))).toBe('CONFIG_INVALID')
    expect(
      await codeOf(recover(toContext([], { SALLYPORT_DATABASE_URL: `sqlite:${join(folder, 'none.sqlite')}` }))),
    ).toBe('NO_DATABASE')
    await createUser(admin, { username: 'second-admin', password: 'another first password', roles: ['administrator'] })
    await expect(recover(toContext([]))).rejects.toMatchObject({
      code: 'SEVERAL_ADMINISTRATORS',
      message: expect.stringContaining('admin, second-admin'),
    })
  })

  it('enables an administrator again on request', async () => {
    const { users } = await admin.run('{ users(search: "second-admin") { nodes { id } } }')
    await admin.run(
      `mutation { updateUser(input: {id: "${users.nodes[0].id}", enabled: false, override: "a test of the way back"}) { __typename } }`,
    )
    expect(await codeOf(recover(toContext(['--username', 'second-admin'])))).toBe('NOT_AN_ADMINISTRATOR')
    const { result } = await recover(toContext(['--username', 'Second-Admin', '--enable']))
    expect(result).toMatchObject({ username: 'second-admin', enabled: true, madeAdministrator: false })
    expect((await logOnByCode('second-admin', result['code'] as string)).__typename).toBe('LogonCompleted')
  })
})

describe('doctor', () => {
  const stateOf = (result: Record<string, unknown>, name: string) =>
    (result['findings'] as { name: string; state: string }[]).find((finding) => finding.name === name)?.state

  it('reports passed checks and tasks', async () => {
    await setDuoUp(server, admin)
    const { result, exitCode } = await doctor(toContext([]))
    expect(stateOf(result, 'Database')).toBe('ok')
    expect(stateOf(result, 'Master key')).toBe('ok')
    expect(stateOf(result, 'Duo')).toBe('ok')
    expect(stateOf(result, 'Ways in')).toBe('ok')
    expect(stateOf(result, 'Recovery codes')).toBe('warning')
    expect(exitCode).toBe(1)
  })

  it('reports failures that keep the server from working', async () => {
    const wrongKey = await doctor(toContext([], { SALLYPORT_MASTER_KEY: WRONG_KEY }))
    expect(stateOf(wrongKey.result, 'Master key')).toBe('failed')
    expect(wrongKey.exitCode).toBe(2)
    const noDatabase = await doctor(toContext([], { SALLYPORT_DATABASE_URL: `sqlite:${join(folder, 'none.sqlite')}` }))
    expect(stateOf(noDatabase.result, 'Database')).toBe('failed')
  })
})

// At the end, because Duo refuses requests from a clock that is ahead.
describe('a code created on the server', () => {
  it('expires, replaces an older one, and works after too many guesses', async () => {
    const { result: first } = await recover(toContext(['--username', 'admin', '--minutes', '2']))
    const { result: second } = await recover(toContext(['--username', 'admin', '--minutes', '2']))
    expect((await logOnByCode('admin', first['code'] as string)).problem?.code).toBe('RECOVERY_CODE_INCORRECT')
    server.clock.forward(2 * 60_000 + 1)
    expect((await logOnByCode('admin', second['code'] as string)).problem?.code).toBe('RECOVERY_CODE_INCORRECT')
    for (let guess = 0; guess < 6; guess++) await logOnByCode('admin', 'AAAA-AAAA-AAAA-AAAA')
    const { result } = await recover(toContext(['--username', 'admin']))
    expect((await logOnByCode('admin', result['code'] as string)).__typename).toBe('LogonCompleted')
  })
})

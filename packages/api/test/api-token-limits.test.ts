import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUser, logOnAsAdministrator } from './support/actions.ts'
import { codeOf, CREATE_API_TOKEN, createApiToken } from './support/api-tokens.ts'
import { Client } from './support/client.ts'
import { TestServer } from './support/test-server.ts'

let server: TestServer
let admin: Client
beforeAll(async () => {
  server = await TestServer.start()
  admin = await logOnAsAdministrator(server)
})
afterAll(() => server[Symbol.asyncDispose]())

describe('creating and revoking tokens', () => {
  it('grants no permission that the creator lacks, and needs a name, an end and a recent logon', async () => {
    await createUser(admin, { username: 'reader', password: 'reads a lot of logs', roles: ['auditor'] })
    const reader = new Client(server.url)
    await reader.logOn('reader', 'reads a lot of logs')
    const problemOf = async (client: Client, permissions: string[], more: object = {}) =>
      (await createApiToken(client, permissions, more)).problems?.map(
        ({ field, code }: { field: string; code: string }) => `${field} ${code}`,
      )
    expect(await problemOf(reader, ['users:read', 'users:write'])).toEqual([
      'permissions API_TOKEN_PERMISSIONS_INVALID',
    ])
    expect(await problemOf(reader, [])).toEqual(['permissions API_TOKEN_PERMISSIONS_INVALID'])
    expect(await problemOf(reader, ['users:read'], { name: ' ', expiresInDays: 367 })).toEqual([
      'name API_TOKEN_NAME_INVALID',
      'expiresInDays API_TOKEN_EXPIRY_INVALID',
    ])
    expect(await problemOf(reader, ['users:read'], { name: 'a\u202eb', expiresInDays: 0 })).toEqual([
      'name API_TOKEN_NAME_INVALID',
      'expiresInDays API_TOKEN_EXPIRY_INVALID',
    ])
    expect(await problemOf(reader, ['users:read'])).toBeUndefined()
    server.clock.forward(10 * 60_000)
    expect(await problemOf(reader, ['users:read'])).toBeUndefined()
    server.clock.forward(10 * 60_000)
    await reader.viewer()
    server.clock.forward(11 * 60_000)
    expect(
      await codeOf(reader, CREATE_API_TOKEN, {
        input: { name: 'late', permissions: ['users:read'], expiresInDays: 1 },
      }),
    ).toBe('REAUTH_REQUIRED')
    admin = await logOnAsAdministrator(server)
  })

  it('is limited to one’s own tokens, except for users who can end sessions', async () => {
    const reader = new Client(server.url)
    await reader.logOn('reader', 'reads a lot of logs')
    const ofAdmin = (await createApiToken(admin, ['users:read'])).apiToken.id
    const ofReader = (await createApiToken(reader, ['users:read'])).apiToken.id
    const revoke = async (client: Client, id: string) =>
      (await client.run('mutation($id: ID!) { revokeApiToken(id: $id) }', { id })).revokeApiToken
    expect(await revoke(reader, ofAdmin)).toBe(false)
    expect(await revoke(admin, ofReader)).toBe(true)
    const owners = async (client: Client, all: boolean) =>
      new Set(
        (await client.run(`{ apiTokens(all: ${all}) { owner } }`)).apiTokens.map(
          (token: { owner: string }) => token.owner,
        ),
      )
    expect(await owners(admin, false)).toEqual(new Set(['admin']))
    expect(await owners(admin, true)).toContain('reader')
    await createUser(admin, { username: 'plain', password: 'has no rights at all' })
    const plain = new Client(server.url)
    await plain.logOn('plain', 'has no rights at all')
    expect(await codeOf(plain, '{ apiTokens(all: true) { owner } }')).toBe('FORBIDDEN')
    expect((await plain.run('{ apiTokens { owner } }')).apiTokens).toEqual([])
  })

  it('stops at fifty live ones per user, even if they are created at the same time', async () => {
    await createUser(admin, { username: 'collector', password: 'collects a lot of tokens', roles: ['auditor'] })
    const collector = new Client(server.url)
    await collector.logOn('collector', 'collects a lot of tokens')
    const made: string[] = []
    const results = await Promise.all(Array.from({ length: 55 }, () => createApiToken(collector, ['users:read'])))
    for (const result of results) if (result.apiToken) made.push(result.apiToken.id)
    expect(made).toHaveLength(50)
    expect(results.find((result) => result.problems).problems[0].code).toBe('API_TOKEN_TOO_MANY')
    await collector.run('mutation($id: ID!) { revokeApiToken(id: $id) }', { id: made[0] })
    expect((await createApiToken(collector, ['users:read'])).__typename).toBe('CreatedApiToken')
  })
})

import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createUser, logOnAsAdministrator, requireDuo, setDuoUp } from './support/actions.ts'
import { Client } from './support/client.ts'
import { exportConfiguration } from './support/configuration.ts'
import { TestServer } from './support/test-server.ts'

describe('a configuration as a file', () => {
  let server: TestServer
  let admin: Client
  beforeAll(async () => {
    server = await TestServer.start({ duo: true })
    admin = await logOnAsAdministrator(server)
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('is exported with everything but secrets, valid by the schema that the server gives out', async () => {
    await setDuoUp(server, admin)
    await requireDuo(admin, 'client')
    const [application] = await server.simulator!.control.applications()
    const text = await exportConfiguration(admin)
    expect(text).not.toContain(application!.secretKey)
    const schema = (await (await fetch(`${server.url}/configuration.schema.json`)).json()) as object
    const validate = new Ajv2020({ strict: true }).compile(schema)
    const document = parse(text, { version: '1.2' }) as Record<string, any>
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true)
    expect(document['settings']).toMatchObject({
      duo: { secretKey: '${env:SALLYPORT_DUO_SECRET_KEY}', integrationKey: application!.integrationKey },
    })
    expect(document['schemes'].client.steps.map((step: { module: string }) => step.module)).toEqual(['password', 'duo'])
    expect(document['schemes'].client.steps[1].options.failMode).toBe('closed')
    const json = JSON.parse(await exportConfiguration(admin, 'JSON')) as Record<string, unknown>
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true)
    expect(json).toEqual({ $schema: 'http://localhost:4000/configuration.schema.json', ...document })
    expect(await exportConfiguration(admin)).toBe(text)
  })

  it('is given to nobody who may not read schemes and settings', async () => {
    const refused = async (client: Client) =>
      (await client.graphql('{ exportConfiguration }')).errors?.[0]?.extensions.code
    expect(await refused(new Client(server.url))).toBe('UNAUTHENTICATED')
    await createUser(admin, { username: 'bob', password: 'a long enough password', roles: ['user'] })
    const bob = new Client(server.url)
    await bob.logOn('bob', 'a long enough password')
    expect(await refused(bob)).toBe('FORBIDDEN')
  })
})

import { PERMISSIONS } from '@sallyport/shared/permissions'
import type { SettingFields } from '@sallyport/shared/setting-field'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConfigurationFile } from '../src/configuration/file/configuration-file.ts'
import { printConfiguration } from '../src/configuration/file/print-configuration.ts'
import { toDocument } from '../src/configuration/file/to-document.ts'
import { DUO_SETTINGS, DUO_STEP_OPTIONS } from '../src/modules/duo/interface/duo.settings.ts'
import { logOnAsAdministrator } from './support/actions.ts'
import type { Client } from './support/client.ts'
import { type SecretValue, exportConfiguration, planAndApply, planConfiguration } from './support/configuration.ts'
import { TestServer } from './support/test-server.ts'

const schemaUrl = 'http://localhost:4000/configuration.schema.json'
const REFERENCES = ['${env:DUO_KEY}', '${file:keys/duo}', '${env:SALLYPORT_DUO_SECRET_KEY}']

const words = fc.constantFrom('Front desk', 'no', '1', '~', 'a: b', '# c', '“q”', 'Ünïcode 🚪', "it's", '- x')
const set = <T>(...items: T[]) => fc.subarray(items).map((chosen) => [...chosen].sort())
/** Choices and switches at random; texts not set. */
const fields = (definition: SettingFields) =>
  fc.record(
    Object.fromEntries(
      Object.entries(definition).map(([name, field]) => [
        name,
        field.kind === 'boolean'
          ? fc.boolean()
          : field.kind === 'choice'
            ? fc.constantFrom(...field.options.map(({ value }) => value))
            : fc.constant(null),
      ]),
    ) as Record<string, fc.Arbitrary<string | boolean | null>>,
  )

const role = fc.record({
  title: words,
  description: fc.oneof(fc.constant(''), words),
  permissions: set(...PERMISSIONS),
})
const accessType = (sessionDelivery: 'COOKIE' | 'TOKEN') =>
  fc.record({
    name: words,
    sessionDelivery: fc.constant(sessionDelivery),
    returnUrls: set('https://a.example', 'https://a.example:8443/x/', 'http://localhost:3000'),
    rolesAllowed: set('user', 'one'),
    rolesDenied: set('auditor', 'two'),
    deniedText: fc.option(words),
    sessionIdleMinutes: fc.integer({ min: 1, max: 60 }),
    sessionMaxMinutes: fc.integer({ min: 60, max: 1_440 }),
  })
const scheme = fc.record({
  name: words,
  enabled: fc.boolean(),
  steps: fc.oneof(
    fc.constant([{ module: 'password', options: {} }]),
    fields(DUO_STEP_OPTIONS).map((options) => [
      { module: 'password', options: {} },
      { module: 'duo', options },
    ]),
  ),
})
const invariant = fc.record({
  name: words,
  roles: set('administrator', 'one'),
  accessTypes: set('browser', 'client'),
  inside: set('10.0.0.0/8'),
  outside: set('192.0.2.0/24', '2001:db8::/32'),
  never: fc.oneof(
    fc.constant({ completeWithout: 'duo' }),
    fc.constant({ completeByException: 'BYPASSED' as const }),
    fc.record({ completeWithFewerFactorsThan: fc.integer({ min: 1, max: 3 }) }),
  ),
})
const configuration: fc.Arbitrary<ConfigurationFile> = fc
  .record({
    roles: fc.record({ one: role, two: role }),
    duo: fc.record({ values: fields(DUO_SETTINGS), reference: fc.constantFrom(...REFERENCES) }),
    accessTypes: fc.record(
      {
        browser: accessType('COOKIE'),
        client: accessType('TOKEN'),
        desk: accessType('COOKIE'),
        tool: accessType('TOKEN'),
      },
      { requiredKeys: ['browser', 'client'] },
    ),
    scheme: fc.array(scheme, { minLength: 4, maxLength: 4 }),
    invariants: fc.uniqueArray(invariant, { maxLength: 3, selector: ({ name }) => name }),
    publicationPolicy: fc.record({
      administratorsNeeded: fc.integer({ min: 1, max: 100 }),
      confirmMinutes: fc.integer({ min: 1, max: 1_440 }),
    }),
  })
  .map(({ roles, duo, accessTypes, scheme: flows, invariants, publicationPolicy }) => {
    const format = duo.values['usernameFormat'] === 'template' ? 'as-typed' : duo.values['usernameFormat']!
    const values = {
      ...duo.values,
      usernameFormat: format,
      integrationKey: 'DIABCDEFGHIJKLMNOPQR',
      apiHostname: 'api-12345678.duosecurity.com',
    }
    return {
      roles: new Map(Object.entries(roles)),
      settings: new Map([['duo', { values, secrets: new Map([['secretKey', duo.reference]]) }]]),
      accessTypes: new Map(Object.entries(accessTypes)),
      schemes: new Map(Object.keys(accessTypes).map((key, index) => [key, flows[index]!])),
      invariants,
      publicationPolicy,
    }
  })

describe('any configuration', () => {
  let server: TestServer
  let admin: Client
  beforeAll(async () => {
    server = await TestServer.start()
    admin = await logOnAsAdministrator(server)
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('is exported as it was applied, byte for byte, whatever the server was before', async () => {
    await fc.assert(
      fc.asyncProperty(configuration, fc.constantFrom('a', 'b'), async (file, letter) => {
        const text = printConfiguration(toDocument(file), { format: 'YAML', schemaUrl })
        const secrets: SecretValue[] = [
          { reference: file.settings!.get('duo')!.secrets.get('secretKey')!, value: letter.repeat(40) },
        ]
        await planAndApply(admin, text, { secrets, override: 'Whatever it does to the ways in' })
        expect(await exportConfiguration(admin)).toBe(text)
        expect(await planConfiguration(admin, text, secrets)).toMatchObject({
          isEmpty: true,
          changes: [],
          notes: [],
          problems: [],
        })
      }),
      { numRuns: 15 },
    )
  })
})

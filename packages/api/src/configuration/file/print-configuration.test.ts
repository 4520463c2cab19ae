import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { sampleModules } from '../../settings/testing/sample-modules.ts'
import { toConfigurationSchema } from './configuration-schema.ts'
import { parseConfiguration } from './parse-configuration.ts'
import { printConfiguration } from './print-configuration.ts'
import { randomConfiguration } from '../plan/testing/random-configuration.ts'
import { toDocument } from './to-document.ts'

const modules = sampleModules()
const schemaUrl = 'https://example.test/configuration.schema.json'
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(toConfigurationSchema(modules.list()))
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, entry: unknown) => (entry instanceof Map ? Object.fromEntries(entry) : entry)),
  )

describe('a printed configuration', () => {
  it('reads as what it was printed from, whatever is in it, and prints the same again', () => {
    fc.assert(
      fc.property(
        randomConfiguration(modules.list()),
        fc.constantFrom('YAML' as const, 'JSON' as const),
        (configuration, format) => {
          const printed = printConfiguration(toDocument(configuration), { format, schemaUrl })
          const { file, problems } = parseConfiguration(printed, modules)
          expect(problems.problems).toEqual([])
          expect(plain(file)).toEqual(plain(configuration))
          expect(printConfiguration(toDocument(file!), { format, schemaUrl })).toBe(printed)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('is valid by the JSON Schema', () => {
    fc.assert(
      fc.property(randomConfiguration(modules.list()), (configuration) => {
        expect(
          validate(
            parse(printConfiguration(toDocument(configuration), { format: 'YAML', schemaUrl }), { version: '1.2' }),
          ),
          JSON.stringify(validate.errors),
        ).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('is read the same by parsers of YAML 1.1, for which a bare "no" is false', () => {
    fc.assert(
      fc.property(randomConfiguration(modules.list()), (configuration) => {
        const printed = printConfiguration(toDocument(configuration), { format: 'YAML', schemaUrl })
        expect(parse(printed, { version: '1.1' })).toEqual(parse(printed, { version: '1.2' }))
      }),
      { numRuns: 100 },
    )
  })

  it('has its entries by key and in the order of their definition, and names the schema for editors', () => {
    const entry = {
      name: 'no',
      sessionDelivery: 'TOKEN' as const,
      returnUrls: [],
      rolesAllowed: [],
      rolesDenied: [],
      deniedText: null,
      sessionIdleMinutes: 30,
      sessionMaxMinutes: 720,
    }
    const text = printConfiguration(
      toDocument({
        roles: null,
        settings: new Map([
          [
            'phone',
            {
              values: { integrationKey: 'DIX', secretKey: null, apiHostname: null, automaticPush: true },
              secrets: new Map([['secretKey', '${env:PHONE}']]),
            },
          ],
        ]),
        accessTypes: new Map([
          ['web', entry],
          ['cli', entry],
        ]),
        schemes: new Map([['web', { name: null, enabled: true, steps: [{ module: 'password', options: {} }] }]]),
        invariants: null,
        publicationPolicy: null,
      }),
      { format: 'YAML', schemaUrl },
    )
    const type =
      '    name: "no"\n    sessionDelivery: TOKEN\n    returnUrls: []\n    rolesAllowed: []\n    rolesDenied: []\n    session:\n      idleMinutes: 30\n      maxMinutes: 720\n'
    expect(text).toBe(
      `# yaml-language-server: $schema=${schemaUrl}\nsallyport: 1\nsettings:\n  phone:\n    integrationKey: DIX\n    secretKey: \${env:PHONE}\n    automaticPush: true\naccessTypes:\n  cli:\n${type}  web:\n${type}schemes:\n  web:\n    enabled: true\n    steps:\n      - module: password\n`,
    )
  })
})

describe('the JSON Schema', () => {
  it('refuses what the server refuses: unknown keys, literal secrets, values of another type', () => {
    for (const bad of [
      {},
      { sallyport: 2 },
      { sallyport: 1, colors: [] },
      { sallyport: 1, settings: { phone: { secretKey: 'abc' } } },
      { sallyport: 1, settings: { fax: {} } },
      { sallyport: 1, schemes: { web: { steps: [] } } },
      { sallyport: 1, schemes: { web: { steps: [{ module: 'phone', options: { bypass: 'maybe' } }] } } },
      { sallyport: 1, accessTypes: { web: { name: 'Web' } } },
      { sallyport: 1, invariants: [{ name: 'A', never: {} }] },
    ]) {
      expect(validate(bad), JSON.stringify(bad)).toBe(false)
      const { problems } = parseConfiguration(JSON.stringify(bad), modules)
      // Options of steps are looked at with the rules of flows, after the form.
      if (!JSON.stringify(bad).includes('maybe')) expect(problems.problems, JSON.stringify(bad)).not.toEqual([])
    }
  })
})

import { INVARIANT_EXCEPTIONS } from '@sallyport/shared/invariant'
import { PERMISSIONS } from '@sallyport/shared/permissions'
import { withDefaults } from '@sallyport/shared/setting-field'
import fc from 'fast-check'
import type { AuthenticationModule } from '../../../module-contract/authentication-module.ts'
import type { SettingFields } from '@sallyport/shared/setting-field'
import { toOneLine } from '@sallyport/shared/visible-text'
import type { ConfigurationFile } from '../../file/configuration-file.ts'

const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/)
/** Any text that a server can have stored: trimmed, and not empty. Half of it looks like something else to YAML. */
const text = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: maxLength / 2 }),
      fc.constantFrom(
        'no',
        'yes',
        '1',
        '0o7',
        '1e3',
        '.nan',
        '~',
        'null',
        '- x',
        '? x',
        '# x',
        'a: b',
        '*x',
        '&x',
        '!x',
        '%x',
        '@x',
        '`x',
        '<<',
        '=',
        '2026-11-24',
        '12:30:45',
        '"',
        "'",
        '\\',
        'a\tb',
        'a\n\nb',
        '\u2028x\u2029',
        '\ufeffx',
        '\u0085x',
        '${env:X}',
        '---',
        '...',
        '[',
        '{',
        '|',
        '>',
      ),
    )
    .map((value) => value.trim())
    .filter((value) => value !== '' && value.length <= maxLength)
/** As names are: in one form of Unicode, on one line, without anything that can't be seen. */
const name = (maxLength: number) =>
  text(maxLength)
    .map((value) => toOneLine(value.normalize('NFC'), '').trim())
    .filter((value) => value !== '' && value.length <= maxLength)
const url = fc.constantFrom(
  'https://a.example',
  'https://a.example:8443/x/',
  'https://b.example/~y',
  'http://localhost:3000',
)
const network = fc.constantFrom('10.0.0.0/8', '192.0.2.0/24', '2001:db8::/32')
const set = <T>(item: fc.Arbitrary<T>, maxLength = 4) =>
  fc.uniqueArray(item, { maxLength }).map((items) => items.sort())
const map = <T>(entry: fc.Arbitrary<T>, keys = key) =>
  fc.uniqueArray(fc.tuple(keys, entry), { maxLength: 4, selector: ([name]) => name }).map((entries) => new Map(entries))

function fields(definition: SettingFields): fc.Arbitrary<Record<string, string | number | boolean | null>> {
  return fc.record(
    Object.fromEntries(
      Object.entries(definition).map(([name, field]) => {
        if (field.kind === 'secret') return [name, fc.constant(null)]
        if (field.kind === 'boolean') return [name, fc.boolean()]
        if (field.kind === 'integer') return [name, fc.integer({ min: field.minimum ?? -9, max: field.maximum ?? 9 })]
        if (field.kind === 'choice') return [name, fc.constantFrom(...field.options.map(({ value }) => value))]
        return [
          name,
          fc.option(field.pattern === undefined ? text(20) : fc.stringMatching(new RegExp(`^(?:${field.pattern})$`))),
        ]
      }),
    ),
  )
}

/** Any configuration that a server with these modules could have, as far as its form goes. */
export function randomConfiguration(modules: readonly AuthenticationModule[]): fc.Arbitrary<ConfigurationFile> {
  const withSettings = modules.filter(({ settings }) => Object.keys(settings.fields).length > 0)
  const settings = fc.record(
    Object.fromEntries(
      withSettings.map(({ id, settings: { fields: definition } }) => [
        id,
        fc.record({
          values: fields(definition),
          secrets: fc
            .subarray(Object.keys(definition).filter((name) => definition[name]!.kind === 'secret'))
            .map((names) => new Map(names.map((name) => [name, `\${env:${name.toUpperCase()}}`]))),
        }),
      ]),
    ),
  )
  const step = fc.oneof(
    ...modules.map(({ id, step: { options: stepOptions } }) =>
      fields(stepOptions).map((options) => ({ module: id, options: withDefaults(stepOptions, options) })),
    ),
  )
  return fc.record({
    roles: fc.option(
      map(
        fc.record({
          title: name(60),
          description: fc.oneof(fc.constant(''), name(200)),
          permissions: fc.subarray([...PERMISSIONS]),
        }),
      ),
    ),
    settings: fc.option(settings.map((entries) => new Map(Object.entries(entries)))),
    accessTypes: fc.option(
      map(
        fc.record({
          name: name(60),
          sessionDelivery: fc.constantFrom('COOKIE' as const, 'TOKEN' as const),
          returnUrls: set(url),
          rolesAllowed: set(key),
          rolesDenied: set(key),
          deniedText: fc.option(name(200)),
          sessionIdleMinutes: fc.integer({ min: 1, max: 60 }),
          sessionMaxMinutes: fc.integer({ min: 5, max: 1_440 }),
        }),
      ),
    ),
    schemes: fc.option(
      map(
        fc.record({
          name: fc.option(name(60)),
          enabled: fc.boolean(),
          steps: fc.array(step, { minLength: 1, maxLength: 10 }),
        }),
      ),
    ),
    invariants: fc.option(
      fc
        .uniqueArray(
          fc.record({
            name: name(100),
            roles: set(key),
            accessTypes: set(key),
            inside: set(network),
            outside: set(network),
            never: fc.oneof(
              fc.record({ completeWithout: fc.constantFrom(...modules.map(({ id }) => id)) }),
              fc.record({ completeByException: fc.constantFrom(...INVARIANT_EXCEPTIONS) }),
              fc.record({ completeWithFewerFactorsThan: fc.integer({ min: 1, max: 10 }) }),
            ),
          }),
          { maxLength: 4, selector: ({ name }) => name },
        )
        .map((entries) => entries.sort((left, right) => (left.name < right.name ? -1 : 1))),
    ),
    publicationPolicy: fc.option(
      fc.record({
        administratorsNeeded: fc.integer({ min: 1, max: 100 }),
        confirmMinutes: fc.integer({ min: 1, max: 1_440 }),
      }),
    ),
  })
}

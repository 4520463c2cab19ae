import { INVARIANT_EXCEPTIONS } from '@sallyport/shared/invariant'
import { PERMISSIONS } from '@sallyport/shared/permissions'
import { MAX_STEPS } from '@sallyport/shared/scheme-rules'
import type { SettingField, SettingFields } from '@sallyport/shared/setting-field'
import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import { FORMAT } from './configuration-file.ts'
import { MAX_ENTRIES } from './entry-reader.ts'
import { ACCESS_TYPE_BOUNDS, SESSION_DELIVERIES } from './parse-access-type.ts'
import { INVARIANT_BOUNDS } from './parse-invariants.ts'
import { POLICY_BOUNDS, POLICY_DEFAULTS } from './parse-policy.ts'
import { ROLE_TEXTS } from './parse-role.ts'
import { SCHEME_NAME_LENGTH } from './parse-scheme.ts'
import { SECRET_REFERENCE_PATTERN } from './secret-reference.ts'

/** Where the server gives it out. */
export const SCHEMA_PATH = '/configuration.schema.json'

type JsonSchema = Readonly<Record<string, unknown>>

const KEY = '^[a-z][a-z0-9-]{0,30}$'

/** The format as a JSON Schema (draft 2020-12), so that editors complete and check a configuration while it is written. */
export function toConfigurationSchema(modules: readonly AuthenticationModule[]): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Sallyport configuration',
    description:
      'Access types, schemes, settings, roles and invariants of a Sallyport server. A section that is left out stays as it is on the server.',
    ...mapping(
      {
        $schema: { type: 'string', description: 'Where this schema is, for editors.' },
        sallyport: { const: FORMAT, description: 'The version of this format.' },
        roles: byKey('Roles beside the built-in ones. Those that are not listed are removed.', ROLE),
        settings: mapping(
          Object.fromEntries(
            modules
              .filter(({ settings }) => Object.keys(settings.fields).length > 0)
              .map(({ id, title, settings }) => [id, { title, ...toFields(settings.fields) }]),
          ),
          [],
          'Server-wide settings of the modules. A module that is not listed stays as it is; of one that is listed, what is left out has its default.',
        ),
        accessTypes: byKey(
          'Where logons come from. Those that are not listed are removed, with their sessions; built-in ones stay.',
          ACCESS_TYPE,
        ),
        schemes: byKey(
          'The flow of each access type, by its key. One that is not listed stays as it is.',
          toScheme(modules),
        ),
        invariants: {
          type: 'array',
          maxItems: INVARIANT_BOUNDS.count,
          description: 'What has to hold whatever is published. Those that are not listed are removed.',
          items: toInvariant(modules),
        },
        publicationPolicy: mapping(
          {
            administratorsNeeded: {
              ...whole(POLICY_BOUNDS.administratorsNeeded),
              default: POLICY_DEFAULTS.administratorsNeeded,
              description: 'How many administrators have to get in whatever happens.',
            },
            confirmMinutes: {
              ...whole(POLICY_BOUNDS.confirmMinutes),
              default: POLICY_DEFAULTS.confirmMinutes,
              description:
                'After how many minutes an overridden publication takes itself back unless an administrator has logged on through it.',
            },
          },
          [],
        ),
      },
      ['sallyport'],
    ),
  }
}

const mapping = (
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
  description?: string,
): JsonSchema => ({
  type: 'object',
  ...(description && { description }),
  properties,
  ...(required.length > 0 && { required }),
  additionalProperties: false,
})
const byKey = (description: string, entry: JsonSchema): JsonSchema => ({
  type: 'object',
  description,
  maxProperties: MAX_ENTRIES,
  propertyNames: { pattern: KEY },
  additionalProperties: entry,
})
const text = (maxLength: number, description: string): JsonSchema => ({
  type: 'string',
  minLength: 1,
  maxLength,
  description,
})
const whole = ({ minimum, maximum }: { minimum: number; maximum: number }): JsonSchema => ({
  type: 'integer',
  minimum,
  maximum,
})
const texts = ({ maxCount, maxLength }: { maxCount: number; maxLength: number }, description: string): JsonSchema => ({
  type: 'array',
  maxItems: maxCount,
  items: { type: 'string', minLength: 1, maxLength },
  description,
})

const ROLE = mapping(
  {
    title: text(ROLE_TEXTS.title, 'As administrators read it.'),
    description: text(ROLE_TEXTS.description, 'What it is for.'),
    permissions: { type: 'array', items: { enum: PERMISSIONS }, description: 'What it allows.' },
  },
  ['title'],
)

const ACCESS_TYPE = mapping(
  {
    name: text(ACCESS_TYPE_BOUNDS.name, 'As people read it.'),
    sessionDelivery: {
      enum: SESSION_DELIVERIES,
      description: 'How a completed logon hands its session over. Can’t be changed later.',
    },
    returnUrls: texts(
      ACCESS_TYPE_BOUNDS.returnUrls,
      'Where a logon may return to: origins, or URLs with the beginning of a path.',
    ),
    rolesAllowed: texts(ACCESS_TYPE_BOUNDS.roles, 'Only users with one of these roles get in. Empty: everybody.'),
    rolesDenied: texts(
      ACCESS_TYPE_BOUNDS.roles,
      'Users with one of these roles don’t get in, whatever others they have.',
    ),
    deniedText: text(ACCESS_TYPE_BOUNDS.deniedText, 'What is shown to whoever is denied.'),
    session: mapping(
      {
        idleMinutes: {
          ...whole(ACCESS_TYPE_BOUNDS.idleMinutes),
          default: ACCESS_TYPE_BOUNDS.idleMinutes.fallback,
          description: 'After how many unused minutes a session ends.',
        },
        maxMinutes: {
          ...whole(ACCESS_TYPE_BOUNDS.maxMinutes),
          default: ACCESS_TYPE_BOUNDS.maxMinutes.fallback,
          description: 'After how many minutes it ends at the latest.',
        },
      },
      [],
    ),
  },
  ['name', 'sessionDelivery'],
)

function toScheme(modules: readonly AuthenticationModule[]): JsonSchema {
  const steps = modules.map(({ id, title, description, step }) => ({
    title,
    ...mapping({ module: { const: id, description }, options: toFields(step.options) }, ['module']),
  }))
  return mapping(
    {
      name: text(SCHEME_NAME_LENGTH, 'Left out: the name of the access type.'),
      enabled: { type: 'boolean', default: true, description: 'A disabled flow lets nobody in and ends its logons.' },
      steps: {
        type: 'array',
        minItems: 1,
        maxItems: MAX_STEPS,
        items: { anyOf: steps },
        description: 'In the order in which they are passed.',
      },
    },
    ['steps'],
  )
}

/** As it is served and committed. */
export const toSchemaFile = (modules: readonly AuthenticationModule[]): string =>
  `${JSON.stringify(toConfigurationSchema(modules), null, 2)}\n`

function toInvariant(modules: readonly AuthenticationModule[]): JsonSchema {
  const never = [
    mapping(
      {
        completeWithout: {
          enum: modules.map(({ id }) => id),
          description: 'A logon is never completed without this module having been passed.',
        },
      },
      ['completeWithout'],
    ),
    mapping(
      {
        completeByException: {
          enum: INVARIANT_EXCEPTIONS,
          description: 'No step of a completed logon was passed for this reason alone.',
        },
      },
      ['completeByException'],
    ),
    mapping(
      {
        completeWithFewerFactorsThan: {
          type: 'integer',
          minimum: 1,
          maximum: MAX_STEPS,
          description: 'A completed logon has proven at least so many factors.',
        },
      },
      ['completeWithFewerFactorsThan'],
    ),
  ]
  return mapping(
    {
      name: text(INVARIANT_BOUNDS.name, 'By which it is told from the others.'),
      roles: texts(INVARIANT_BOUNDS.names, 'About users with one of these roles. Empty: everybody.'),
      accessTypes: texts(INVARIANT_BOUNDS.names, 'About logons by these access types. Empty: by any.'),
      inside: texts(
        INVARIANT_BOUNDS.networks,
        'About logons from these networks, e.g. 10.0.0.0/8. Empty: from anywhere.',
      ),
      outside: texts(INVARIANT_BOUNDS.networks, 'About logons from anywhere but these networks.'),
      never: { anyOf: never },
    },
    ['name', 'never'],
  )
}

const toFields = (fields: SettingFields): JsonSchema =>
  mapping(
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        { title: field.label, ...(field.help && { description: field.help }), ...toValue(field) },
      ]),
    ),
    [],
  )

function toValue(field: SettingField): JsonSchema {
  const given = 'default' in field && field.default !== undefined ? { default: field.default } : {}
  switch (field.kind) {
    case 'secret':
      return { type: 'string', pattern: `^${SECRET_REFERENCE_PATTERN}$` }
    case 'text':
      return {
        type: 'string',
        maxLength: field.maxLength ?? 500,
        ...(field.pattern !== undefined && { pattern: `^(?:${field.pattern})$` }),
        ...given,
      }
    case 'boolean':
      return { type: 'boolean', ...given }
    case 'integer':
      return {
        type: 'integer',
        ...(field.minimum !== undefined && { minimum: field.minimum }),
        ...(field.maximum !== undefined && { maximum: field.maximum }),
        ...given,
      }
    case 'choice':
      return { oneOf: field.options.map(({ value, label }) => ({ const: value, title: label })), ...given }
  }
}

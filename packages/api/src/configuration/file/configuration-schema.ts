import type { JsonSchema } from '@sallyport/shared/field-schema'
import { MAX_INVARIANTS } from '@sallyport/shared/invariant-fields'
import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import { FORMAT } from './configuration-file.ts'
import { byKey, mapping } from './json-schema.ts'
import { toSchemeSchema, toSettingsSchema } from './module-schemas.ts'
import { ACCESS_TYPE_SCHEMA, POLICY_SCHEMA, ROLE_SCHEMA, toInvariantSchema } from './record-schemas.ts'

/** The path at which the server publishes the schema. */
export const SCHEMA_PATH = '/configuration.schema.json'

/** The format as a JSON Schema (draft 2020-12), with which editors complete and check a configuration. */
export function toConfigurationSchema(modules: readonly AuthenticationModule[]): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Sallyport configuration',
    description:
      'Access types, schemes, settings, roles, invariants and the publication policy of a Sallyport server. A section that is left out stays unchanged on the server.',
    ...mapping(
      {
        $schema: { type: 'string', description: 'The address of this schema, for editors.' },
        sallyport: { const: FORMAT, description: 'The version of this format.' },
        roles: byKey('Roles besides the built-in ones. Roles that are not listed are removed.', ROLE_SCHEMA),
        settings: toSettingsSchema(modules),
        accessTypes: byKey(
          'Access types. Those that are not listed are removed with their sessions, except the built-in ones.',
          ACCESS_TYPE_SCHEMA,
        ),
        schemes: byKey(
          'Schemes by access-type key. Schemes that are not listed stay unchanged.',
          toSchemeSchema(modules),
        ),
        invariants: {
          type: 'array',
          maxItems: MAX_INVARIANTS,
          description: 'Rules that every publication must satisfy. Invariants that are not listed are removed.',
          items: toInvariantSchema(modules.map(({ id }) => id)),
        },
        publicationPolicy: POLICY_SCHEMA,
      },
      ['sallyport'],
    ),
  }
}

/** The schema as the server publishes it. */
export const toSchemaFile = (modules: readonly AuthenticationModule[]): string =>
  `${JSON.stringify(toConfigurationSchema(modules), null, 2)}\n`

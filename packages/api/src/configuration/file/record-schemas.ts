import { ACCESS_TYPE_FIELDS } from '@sallyport/shared/access-type-fields'
import { type JsonSchema, toFieldSchema } from '@sallyport/shared/field-schema'
import { INVARIANT_FIELDS, INVARIANT_NEVER_FIELDS } from '@sallyport/shared/invariant-fields'
import { PUBLICATION_POLICY_FIELDS } from '@sallyport/shared/publication-policy-fields'
import { ROLE_FIELDS } from '@sallyport/shared/role-fields'
import { mapping, toProperties } from './json-schema.ts'

const { name: _name, ...ROLE } = ROLE_FIELDS
export const ROLE_SCHEMA = mapping(toProperties(ROLE), ['title'])

const { key: _key, sessionIdleMinutes, sessionMaxMinutes, ...ACCESS_TYPE } = ACCESS_TYPE_FIELDS
export const ACCESS_TYPE_SCHEMA = mapping(
  {
    ...toProperties(ACCESS_TYPE),
    session: mapping(toProperties({ idleMinutes: sessionIdleMinutes, maxMinutes: sessionMaxMinutes }), []),
  },
  ['name', 'sessionDelivery'],
)

export const POLICY_SCHEMA = mapping(toProperties(PUBLICATION_POLICY_FIELDS), [])

export function toInvariantSchema(moduleIds: readonly string[]): JsonSchema {
  const { completeByException, completeWithFewerFactorsThan } = INVARIANT_NEVER_FIELDS
  const { default: _default, ...factors } = toFieldSchema(completeWithFewerFactorsThan)
  const never = {
    completeWithout: { enum: moduleIds, description: 'Every completed logon has passed this module.' },
    completeByException: toFieldSchema(completeByException),
    completeWithFewerFactorsThan: factors,
  }
  return mapping(
    {
      ...toProperties(INVARIANT_FIELDS),
      never: { anyOf: Object.entries(never).map(([name, schema]) => mapping({ [name]: schema }, [name])) },
    },
    ['name', 'never'],
  )
}

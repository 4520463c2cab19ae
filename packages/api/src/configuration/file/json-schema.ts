import { type JsonSchema, toFieldSchema } from '@sallyport/shared/field-schema'
import { KEY_PATTERN } from '@sallyport/shared/key'
import type { RecordFields } from '@sallyport/shared/record-field'
import { MAX_ENTRIES } from './entry-reader.ts'

export const mapping = (
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

/** A section with an entry for each key. */
export const byKey = (description: string, entry: JsonSchema): JsonSchema => ({
  type: 'object',
  description,
  maxProperties: MAX_ENTRIES,
  propertyNames: { pattern: KEY_PATTERN },
  additionalProperties: entry,
})

export const toProperties = (fields: RecordFields): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, toFieldSchema(field)]))

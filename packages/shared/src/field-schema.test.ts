import { describe, expect, it } from 'vitest'
import { ACCESS_TYPE_FIELDS } from './access-type-fields.ts'
import { describeField, toFieldSchema } from './field-schema.ts'
import { ROLE_FIELDS } from './role-fields.ts'

describe('the JSON Schema of a field', () => {
  it('has its label, its help and its bounds', () => {
    expect(toFieldSchema(ACCESS_TYPE_FIELDS.sessionIdleMinutes)).toEqual({
      title: 'Idle timeout (minutes)',
      description: 'A session ends if it has not been used for this time.',
      type: 'integer',
      minimum: 1,
      maximum: 60,
      default: 30,
    })
    expect(toFieldSchema(ACCESS_TYPE_FIELDS.name)).toMatchObject({ type: 'string', minLength: 1, maxLength: 60 })
    expect(toFieldSchema(ACCESS_TYPE_FIELDS.deniedText)).not.toHaveProperty('minLength')
    expect(toFieldSchema(ACCESS_TYPE_FIELDS.returnUrls)).toMatchObject({ type: 'array', maxItems: 20 })
    expect(toFieldSchema(ROLE_FIELDS.permissions)).toMatchObject({
      items: { enum: expect.arrayContaining(['users:read']) },
    })
  })

  it('lists the values of a choice with their labels', () => {
    expect(toFieldSchema(ACCESS_TYPE_FIELDS.sessionDelivery)).toMatchObject({
      oneOf: [{ const: 'COOKIE' }, { const: 'TOKEN' }],
    })
    expect(toFieldSchema({ kind: 'boolean', label: 'Push', default: true })).toEqual({
      title: 'Push',
      type: 'boolean',
      default: true,
    })
  })
})

describe('the description of a field', () => {
  it.each([
    [ACCESS_TYPE_FIELDS.sessionMaxMinutes, /\. 5 to 1440; 720 by default\.$/],
    [ACCESS_TYPE_FIELDS.key, /\. Lowercase letters, digits and hyphens, e\.g\. "kiosk"\.$/],
    [ACCESS_TYPE_FIELDS.deniedText, /\. At most 200 characters\.$/],
    [ACCESS_TYPE_FIELDS.returnUrls, /\. At most 20 entries\.$/],
  ])('ends with its bounds (%#)', (field, end) => expect(describeField(field)).toMatch(end))
})

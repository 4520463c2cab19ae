import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCESS_TYPE_FIELDS } from './access-type-fields.ts'
import { checkChange, checkFieldValue, checkRecord } from './check-record.ts'
import { PUBLICATION_POLICY_FIELDS } from './publication-policy-fields.ts'
import { ROLE_FIELDS } from './role-fields.ts'

const { name, key, sessionDelivery, deniedText, returnUrls, rolesAllowed, sessionIdleMinutes } = ACCESS_TYPE_FIELDS
const codesOf = (checked: { problems: { field: string; code: string; item?: number }[] }) =>
  checked.problems.map(({ field, code, item }) => `${field}${item === undefined ? '' : `[${item}]`}: ${code}`)

describe('a value', () => {
  it.each([
    ['a line', checkFieldValue('name', name, ' Cafe\u0301 '), 'Café'],
    ['an empty line that is optional', checkFieldValue('deniedText', deniedText, ' '), null],
    ['a line with a default', checkFieldValue('description', ROLE_FIELDS.description, null), ''],
    ['a key', checkFieldValue('key', key, 'front-desk2'), 'front-desk2'],
    ['a number', checkFieldValue('sessionIdleMinutes', sessionIdleMinutes, 60), 60],
    ['a number that is left out', checkFieldValue('sessionIdleMinutes', sessionIdleMinutes, undefined), 30],
    ['a choice', checkFieldValue('sessionDelivery', sessionDelivery, 'TOKEN'), 'TOKEN'],
    ['a list', checkFieldValue('rolesAllowed', rolesAllowed, ['user', 'auditor', ' user ']), ['auditor', 'user']],
    [
      'a list of known entries, in their order',
      checkFieldValue('permissions', ROLE_FIELDS.permissions, ['users:read', 'schemes:read']),
      ['schemes:read', 'users:read'],
    ],
    [
      'a list with a form of its own',
      checkFieldValue('returnUrls', returnUrls, ['https://B.example/', 'http://localhost:3000/a']),
      ['http://localhost:3000/a', 'https://b.example'],
    ],
  ])('of %s is normalized', (_kind, checked, value) => {
    expect(checked).toEqual({ value, problems: [] })
  })

  it.each([
    [checkFieldValue('name', name, ''), ['name: ACCESS_TYPE_NAME_INVALID']],
    [checkFieldValue('name', name, 'x'.repeat(61)), ['name: ACCESS_TYPE_NAME_INVALID']],
    [checkFieldValue('name', name, 'two\nlines'), ['name: ACCESS_TYPE_NAME_INVALID']],
    [checkFieldValue('name', name, 1), ['name: ACCESS_TYPE_NAME_INVALID']],
    [checkFieldValue('deniedText', deniedText, 'x'.repeat(201)), ['deniedText: SETTING_INVALID']],
    [checkFieldValue('key', key, 'Front'), ['key: ACCESS_TYPE_KEY_INVALID']],
    [checkFieldValue('key', key, undefined), ['key: ACCESS_TYPE_KEY_INVALID']],
    [checkFieldValue('sessionIdleMinutes', sessionIdleMinutes, 61), ['sessionIdleMinutes: SETTING_OUT_OF_RANGE']],
    [checkFieldValue('sessionIdleMinutes', sessionIdleMinutes, ''), ['sessionIdleMinutes: SETTING_OUT_OF_RANGE']],
    [checkFieldValue('sessionIdleMinutes', sessionIdleMinutes, 1.5), ['sessionIdleMinutes: SETTING_OUT_OF_RANGE']],
    [checkFieldValue('sessionDelivery', sessionDelivery, 'PIGEON'), ['sessionDelivery: SETTING_INVALID']],
    [checkFieldValue('rolesAllowed', rolesAllowed, 'user'), ['rolesAllowed: SETTING_INVALID']],
    [checkFieldValue('rolesAllowed', rolesAllowed, Array(51).fill('user')), ['rolesAllowed: SETTING_TOO_LONG']],
    [
      checkFieldValue('rolesAllowed', rolesAllowed, ['user', ' ', 7]),
      ['rolesAllowed[1]: SETTING_INVALID', 'rolesAllowed[2]: SETTING_INVALID'],
    ],
    [checkFieldValue('returnUrls', returnUrls, ['http://a.example']), ['returnUrls[0]: RETURN_URL_INVALID']],
    [checkFieldValue('permissions', ROLE_FIELDS.permissions, ['users:eat']), ['permissions[0]: PERMISSION_UNKNOWN']],
  ])('is refused with its code (%#)', (checked, codes) => {
    expect(codesOf(checked)).toEqual(codes)
  })

  it('is never repeated in a message', () => {
    for (const [field, definition] of Object.entries({ ...ACCESS_TYPE_FIELDS, ...ROLE_FIELDS }))
      for (const value of ['hunter2\n', ['hunter2\n'], { hunter2: 1 }])
        expect(JSON.stringify(checkFieldValue(field, definition, value).problems)).not.toContain('hunter2')
  })
})

describe('a record', () => {
  it('has its defaults where a field is left out', () => {
    expect(checkRecord(PUBLICATION_POLICY_FIELDS, { confirmMinutes: 30 })).toEqual({
      values: { administratorsNeeded: 1, confirmMinutes: 30 },
      problems: [],
    })
    expect(codesOf(checkRecord(ROLE_FIELDS, {}))).toEqual(['name: ROLE_NAME_INVALID', 'title: SETTING_INVALID'])
  })

  it('doesn’t change if it is checked again', () => {
    const anything = fc.record(
      Object.fromEntries(
        Object.keys(ACCESS_TYPE_FIELDS).map((field) => [
          field,
          fc.oneof(
            fc.string({ unit: 'grapheme' }),
            fc.integer(),
            fc.array(fc.constantFrom('https://B.example/', 'https://a.example/ü', 'http://localhost', 'user')),
            fc.constantFrom('TOKEN', null),
          ),
        ]),
      ),
    )
    fc.assert(
      fc.property(anything, (given) => {
        const { values, problems } = checkRecord(ACCESS_TYPE_FIELDS, given)
        const again = checkRecord(ACCESS_TYPE_FIELDS, values)
        expect(again.values).toEqual(values)
        if (problems.length === 0) expect(again.problems).toEqual([])
      }),
    )
  })
})

describe('a change', () => {
  it('has what is given only, and clears what can be empty', () => {
    expect(checkChange(ACCESS_TYPE_FIELDS, { name: null, deniedText: null, sessionIdleMinutes: 5 })).toEqual({
      values: { deniedText: null, sessionIdleMinutes: 5 },
      problems: [],
    })
  })

  it('reports a malformed list once', () => {
    const checked = checkChange(ACCESS_TYPE_FIELDS, { returnUrls: ['ftp://a.example', 'nonsense'] })
    expect(codesOf(checked)).toEqual(['returnUrls[0]: RETURN_URL_INVALID'])
    expect(checked.values).toEqual({})
  })
})

import { describe, expect, it } from 'vitest'
import { checkSettings } from './check-settings.ts'
import { listMissing, type SettingFields, withDefaults } from './setting-field.ts'

const FIELDS = {
  host: {
    kind: 'text',
    label: 'Host',
    required: true,
    pattern: 'api-[0-9a-f]{8}',
    patternMessage: 'Like api-12345678.',
    maxLength: 12,
  },
  key: { kind: 'secret', label: 'Key', required: true },
  push: { kind: 'boolean', label: 'Push', default: true },
  wait: { kind: 'integer', label: 'Wait', default: 5, minimum: 1, maximum: 9 },
  mode: {
    kind: 'choice',
    label: 'Mode',
    default: 'open',
    options: [
      { value: 'open', label: 'Open' },
      { value: 'closed', label: 'Closed' },
    ],
  },
} as const satisfies SettingFields
const codesOf = (change: Record<string, unknown>, options = {}) =>
  checkSettings(FIELDS, change, options).problems.map((problem) => `${problem.field}:${problem.code}`)

describe('a change of settings', () => {
  it('is accepted and trimmed, and leaves omitted fields unchanged', () => {
    expect(checkSettings(FIELDS, { host: ' api-0123abcd ', push: false, wait: null })).toEqual({
      values: { host: 'api-0123abcd', push: false, wait: null },
      problems: [],
    })
  })

  it.each([
    [{ host: 'evil.example' }, ['host:SETTING_INVALID']],
    [{ host: 'api-0123abcd.and.more' }, ['host:SETTING_TOO_LONG']],
    [{ push: 'yes' }, ['push:SETTING_INVALID']],
    [{ wait: 10 }, ['wait:SETTING_OUT_OF_RANGE']],
    [{ wait: 1.5 }, ['wait:SETTING_INVALID']],
    [{ mode: 'ajar' }, ['mode:SETTING_INVALID']],
    [{ key: { $ne: null } }, ['key:SETTING_INVALID']],
    [{ constructor: 'x' }, ['null:SETTING_UNKNOWN']],
    [JSON.parse('{"__proto__": 1}') as Record<string, unknown>, ['null:SETTING_UNKNOWN']],
  ])('is refused: %j', (change, codes) => {
    expect(codesOf(change)).toEqual(codes)
  })

  it('must be complete only if required', () => {
    expect(codesOf({})).toEqual([])
    expect(codesOf({}, { complete: true })).toEqual(['host:SETTING_REQUIRED', 'key:SETTING_REQUIRED'])
    expect(codesOf({ host: null }, { complete: true, isSet: () => true })).toEqual(['host:SETTING_REQUIRED'])
  })

  it('never repeats a value in a problem', () => {
    expect(JSON.stringify(checkSettings(FIELDS, { key: ['hunter2'], host: 'hunter2' }).problems)).not.toContain(
      'hunter2',
    )
  })
})

describe('stored settings', () => {
  it('get their defaults, and list missing values', () => {
    expect(withDefaults(FIELDS, { host: 'x' })).toEqual({ host: 'x', key: null, push: true, wait: 5, mode: 'open' })
    expect(listMissing(FIELDS, (name) => name === 'host')).toEqual(['key'])
  })
})

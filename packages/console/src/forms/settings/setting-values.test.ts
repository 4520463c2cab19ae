import { describe, expect, it } from 'vitest'
import type { FieldPartsFragment } from '../../lib/documents/gql/fragments.ts'
import { listChanges, toFormValues } from './setting-values.ts'

const field = (name: string, kind: string, more: Partial<FieldPartsFragment> = {}): FieldPartsFragment => ({
  name,
  kind,
  label: name,
  required: false,
  help: null,
  defaultValue: null,
  pattern: null,
  patternMessage: null,
  minimum: null,
  maximum: null,
  maxLength: null,
  options: [],
  ...more,
})
const fields = [
  field('apiHostname', 'text'),
  field('secretKey', 'secret'),
  field('automaticPush', 'boolean', { defaultValue: true as unknown as FieldPartsFragment['defaultValue'] }),
  field('seconds', 'integer', { defaultValue: 60 as unknown as FieldPartsFragment['defaultValue'] }),
]

describe('the values of a settings form', () => {
  it('start from what is stored, else the default, else empty; a secret is never known', () => {
    expect(toFormValues(fields, { apiHostname: 'api.example.com', secretKey: 'must never be shown' })).toEqual({
      apiHostname: 'api.example.com',
      secretKey: null,
      automaticPush: true,
      seconds: 60,
    })
    expect(toFormValues(fields, { automaticPush: false })['automaticPush']).toBe(false)
  })

  it('are sent only if they were changed', () => {
    const initial = toFormValues(fields, { apiHostname: 'api.example.com' })
    expect(listChanges(fields, initial, initial)).toEqual({})
    expect(listChanges(fields, initial, { ...initial, automaticPush: false })).toEqual({ automaticPush: false })
    expect(listChanges(fields, initial, { ...initial, apiHostname: ' api.example.com ' })).toEqual({})
  })

  it('clear a setting with null when its field was emptied', () => {
    const initial = toFormValues(fields, { apiHostname: 'api.example.com' })
    expect(listChanges(fields, initial, { ...initial, apiHostname: '  ', seconds: '' })).toEqual({
      apiHostname: null,
      seconds: null,
    })
  })

  it('keep a stored secret unless a new one was typed', () => {
    const initial = toFormValues(fields, {})
    expect(listChanges(fields, initial, { ...initial, secretKey: '' })).toEqual({})
    expect(listChanges(fields, initial, { ...initial, secretKey: 'new' })).toEqual({ secretKey: 'new' })
  })
})

import { describe, expect, it } from 'vitest'
import { parseNetworkList } from './network-list.ts'
import { checkSettingValue } from './check-settings.ts'

describe('a list of networks in one field', () => {
  it('is parsed with or without spaces, and may end with a comma', () => {
    expect(parseNetworkList('10.0.0.0/8,2001:db8::/32 , 192.0.2.7,')).toHaveLength(3)
    expect(parseNetworkList(' ')).toEqual([])
  })

  it('is refused as a whole if one entry is malformed', () => {
    for (const text of ['10.0.0.0/8, home', '10.0.0.0/33', '10.0.0.256', '2001:db8::/129', '10.0.0.0/8;192.0.2.0/24'])
      expect(parseNetworkList(text), text).toBeNull()
  })

  it('is stored in one form, and refused with an example of the form', () => {
    const field = { kind: 'text', label: 'Networks', format: 'networks' } as const
    expect(checkSettingValue('networks', field, '10.0.0.0/8,,192.0.2.7')).toEqual({ value: '10.0.0.0/8, 192.0.2.7' })
    expect(checkSettingValue('networks', field, ' , ')).toEqual({ value: null })
    expect(checkSettingValue('networks', field, 'office')).toEqual({
      problem: { field: 'networks', code: 'SETTING_INVALID', message: expect.stringContaining('10.0.0.0/8') },
    })
  })
})

import { describe, expect, it } from 'vitest'
import { toSafeAddress } from './to-safe-address.ts'

describe('toSafeAddress', () => {
  it.each([
    ['/', '/'],
    ['/users?page=2#top', '/users?page=2#top'],
    ['https://console.test/users', '/users'],
    ['https://app.test/start', 'https://app.test/start'],
    ['javascript:alert(1)', '/'],
    ['data:text/html,x', '/'],
    ['https://', '/'],
  ])('leads %s to %s', (address, target) => {
    expect(toSafeAddress(address, 'https://console.test')).toBe(target)
  })
})

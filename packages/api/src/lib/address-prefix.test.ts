import { expect, it } from 'vitest'
import { toAddressPrefix } from './address-prefix.ts'

it('is the same for all addresses of an IPv6 subscriber, and for both ways to write an IPv4 address', () => {
  for (const address of ['2001:db8:1:2::1', '2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2:0:5efe:192.0.2.1'])
    expect(toAddressPrefix(address)).toBe('2001:db8:1:2::/64')
  expect(toAddressPrefix('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64')
  expect(toAddressPrefix('::1')).toBe('0:0:0:0::/64')
  expect(toAddressPrefix('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  for (const address of ['::ffff:192.0.2.7', '::FFFF:c000:207', '192.0.2.7'])
    expect(toAddressPrefix(address)).toBe('192.0.2.7')
  expect(toAddressPrefix('unknown')).toBe('unknown')
})

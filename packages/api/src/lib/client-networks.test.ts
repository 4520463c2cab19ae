import fc from 'fast-check'
import { isInNetwork, parseNetwork } from '@sallyport/shared/networks'
import { describe, expect, it } from 'vitest'
import { isFromNetworks } from './client-networks.ts'

describe('client networks', () => {
  it('contain every address if none is named', () => {
    expect(isFromNetworks('203.0.113.1', null)).toBe(true)
    expect(isFromNetworks(null, null)).toBe(true)
  })

  it('contain their first and last address and nothing outside', () => {
    const networks = '10.1.0.0/16, 2001:db8::/32,192.0.2.7'
    for (const address of [
      '10.1.0.0',
      '10.1.255.255',
      '::ffff:10.1.2.3',
      '2001:db8::1',
      '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
      '192.0.2.7',
    ])
      expect(isFromNetworks(address, networks), address).toBe(true)
    for (const address of ['10.0.255.255', '10.2.0.0', '2001:db9::', '192.0.2.8', '::1', '', 'nonsense', null])
      expect(isFromNetworks(address, networks), String(address)).toBe(false)
  })

  it('contain no address if they can’t be parsed', () => {
    for (const networks of ['office', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/x', '', '/8'])
      expect(isFromNetworks('10.0.0.1', networks), networks).toBe(false)
  })

  it('contain the same addresses as in forecasts, which use other code', () => {
    const address = fc.oneof(fc.ipV4(), fc.ipV6())
    const network = fc
      .oneof(
        fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
        fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })),
      )
      .map(([base, prefix]) => `${base}/${prefix}`)
    fc.assert(
      fc.property(address, network, (ip, cidr) => {
        const parsed = parseNetwork(cidr)
        // Only one of the two reads an IPv4 address in the last 32 bits of an IPv6 address. No client has such an
        // address.
        fc.pre(parsed !== null && !(ip.includes(':') && ip.includes('.')))
        expect(isFromNetworks(ip, cidr)).toBe(isInNetwork(ip, parsed!))
        expect(isFromNetworks(cidr.split('/')[0]!, cidr)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

import { describe, expect, it } from 'vitest'
import { isInNetwork, listRepresentatives, parseAddress, parseNetwork } from './networks.ts'

describe('a network', () => {
  it.each([
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['10.1.2.3/8', '10.0.0.0', true],
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['0.0.0.0/0', '203.0.113.1', true],
    ['2001:db8::/32', '2001:db8:ffff::1', true],
    ['2001:db8::/32', '2001:db9::', false],
    ['10.0.0.0/8', '::ffff:10.1.1.1', true],
    ['10.0.0.0/8', '2001:db8::1', false],
  ])('%s contains %s: %s', (network, address, expected) => {
    expect(isInNetwork(address, parseNetwork(network)!)).toBe(expected)
  })

  it.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0.0/',
    'x',
    ':::',
    '1::2::3',
    '2001:db8::/129',
    '12345::',
    '1:2:3:4:5:6:7',
  ])('is not parsed from %j', (text) => {
    expect(parseNetwork(text)).toBeNull()
  })

  it('parses every form of an address to the same value', () => {
    expect(parseAddress('2001:DB8:0:0:0:0:0:1')).toEqual(parseAddress('2001:db8::1'))
  })
})

describe('representatives', () => {
  it('contain one address of each part into which networks divide all addresses', () => {
    const networks = ['10.0.0.0/8', '10.1.0.0/16', '255.0.0.0/8'].map((text) => parseNetwork(text)!)
    const parts = new Set(
      listRepresentatives(networks).map((address) => networks.map((network) => isInNetwork(address, network)).join()),
    )
    expect(parts).toEqual(new Set(['true,false,false', 'true,true,false', 'false,false,true', 'false,false,false']))
  })
})

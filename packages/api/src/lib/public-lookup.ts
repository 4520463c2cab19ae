import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from 'node:dns'
import { BlockList, isIPv6, type LookupFunction } from 'node:net'
import { toGroups } from './address-prefix.ts'

type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** Name resolution that leaves out every address that isn't public, so that no DNS answer leads inside (SSRF). */
export function createPublicLookup(resolve: Resolve = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true } as LookupAllOptions, (error, found) => {
      if (error) return callback(error, '', 0)
      const addresses = found.filter(({ address }) => isPublicAddress(address))
      const first = addresses[0]
      if (!first)
        return callback(Object.assign(new Error('The name leads to no public address'), { code: 'ENOTPUBLIC' }), '', 0)
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
    })
  }
}

// Two lists: a list looks for an IPv4 address among its IPv6 networks too, in mapped form.
const NOT_PUBLIC = { ipv4: new BlockList(), ipv6: new BlockList() }
// IANA IPv4 and IPv6 Special-Purpose Address Registries: what is not globally reachable, multicast and reserved beside.
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  NOT_PUBLIC.ipv4.addSubnet(network, prefix, 'ipv4')
// RFC 4291 §2.4: of IPv6 only 2000::/3 is assigned as global unicast, whatever older forms of addresses mean below and above it.
for (const [network, prefix] of [
  ['::', 3],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['4000::', 2],
  ['8000::', 1],
] as const)
  NOT_PUBLIC.ipv6.addSubnet(network, prefix, 'ipv6')

export function isPublicAddress(address: string): boolean {
  const inner = toEmbeddedIpv4(address)
  if (inner) return isPublicAddress(inner)
  const family = isIPv6(address) ? 'ipv6' : 'ipv4'
  return !NOT_PUBLIC[family].check(address, family)
}

/** The IPv4 address inside an IPv4-mapped, NAT64 or 6to4 one (RFC 4291 §2.5.5.2, RFC 6052, RFC 3056). */
function toEmbeddedIpv4(address: string): string | null {
  if (!isIPv6(address)) return null
  const groups = toGroups(address)
  const quad = (high: number, low: number) => [high >> 8, high & 255, low >> 8, low & 255].join('.')
  const startsWith = (...prefix: number[]) => prefix.every((group, index) => groups[index] === group)
  if (startsWith(0, 0, 0, 0, 0, 0xffff) || startsWith(0x64, 0xff9b, 0, 0, 0, 0)) return quad(groups[6]!, groups[7]!)
  if (startsWith(0x2002)) return quad(groups[1]!, groups[2]!)
  return null
}

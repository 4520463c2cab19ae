import { isIPv6 } from 'node:net'

/** The eight groups of an IPv6 address, in whatever form it is written. */
export function toGroups(address: string): number[] {
  // The URL parser writes every IPv6 address in one form: groups only, no dotted quad, no zone.
  const canonical = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const parse = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))
  const left = parse(head)
  const right = tail === undefined ? [] : parse(tail)
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right]
}

/**
 * The part of an address that limits count by. A subscriber has a whole /64 of IPv6 (RFC 6177) and can use any of its
 * addresses, so that a limit per address would not limit them.
 */
export function toAddressPrefix(address: string): string {
  if (!isIPv6(address)) return address
  const groups = toGroups(address)
  // IPv4 over an IPv6 socket: all of these addresses share one prefix.
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

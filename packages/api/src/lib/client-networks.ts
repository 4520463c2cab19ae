import { BlockList, isIP } from 'node:net'

/**
 * True if the address is in one of these networks (CIDR or single addresses, separated by commas). Null stands for
 * everywhere. False if either can't be parsed.
 */
export function isFromNetworks(ipAddress: string | null, networks: string | null): boolean {
  if (networks === null) return true
  // NOTE an IPv4 client over an IPv6 socket.
  const address = ipAddress?.replace(/^::ffff:(?=[\d.]+$)/iu, '') ?? ''
  const family = toFamily(address)
  return family !== null && networks.split(',').some((network) => holds(network.trim(), address, family))
}

function holds(network: string, address: string, family: 'ipv4' | 'ipv6'): boolean {
  const [base = '', prefix] = network.split('/')
  // NOTE not left to the list, which takes an IPv6 form of an IPv4 address for the same address.
  if (toFamily(base) !== family) return false
  const list = new BlockList()
  try {
    if (prefix === undefined) list.addAddress(base, family)
    else list.addSubnet(base, Number(prefix), family)
  } catch {
    return false
  }
  return list.check(address, family)
}

function toFamily(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address)
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : null
}

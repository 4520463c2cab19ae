import { BlockList, isIP } from 'node:net'

/** Returns null if one of them is neither an IP address nor a CIDR range. */
export function parseNetworks(networks: readonly unknown[]): BlockList | null {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = String(network).split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    const longest = family === 'ipv6' ? 128 : 32
    const length = prefix === undefined ? longest : Number(prefix)
    if (!isIP(address) || prefix === '' || !Number.isInteger(length) || length < 0 || length > longest) return null
    list.addSubnet(address, length, family)
  }
  return list
}

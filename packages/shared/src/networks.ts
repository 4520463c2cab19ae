/** A network as a range of addresses of one family, both ends included (RFC 4632, RFC 4291 §2.3). */
export interface Network {
  family: 4 | 6
  first: bigint
  last: bigint
}

const BITS = { 4: 32, 6: 128 } as const

/** Parses "10.0.0.0/8", "2001:db8::/32" or a single address. Clears the bits after the prefix. Returns null if malformed. */
export function parseNetwork(text: string): Network | null {
  const [address = '', prefix, ...rest] = text.trim().split('/')
  const parsed = parseAddress(address)
  if (!parsed || rest.length > 0) return null
  const bits = BITS[parsed.family]
  if (prefix !== undefined && (!/^\d{1,3}$/u.test(prefix) || Number(prefix) > bits)) return null
  const hostBits = BigInt(bits - Number(prefix ?? bits))
  const first = (parsed.value >> hostBits) << hostBits
  return { family: parsed.family, first, last: first + (1n << hostBits) - 1n }
}

/** Parses an address. An IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2) counts as IPv4. */
export function parseAddress(text: string): { family: 4 | 6; value: bigint } | null {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/u.test(text)) return parseIpv4(text)
  const lower = text.toLowerCase()
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/u.exec(lower)
  return mapped ? parseIpv4(mapped[1]!) : parseIpv6(lower)
}

export function isInNetwork(address: string, { family, first, last }: Network): boolean {
  const parsed = parseAddress(address)
  return parsed !== null && parsed.family === family && parsed.value >= first && parsed.value <= last
}

export function formatAddress(family: 4 | 6, value: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.')
  return Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - index * 16)) & 0xffffn).toString(16)).join(':')
}

/**
 * The networks divide all addresses into parts. Lists one address of each part: a rule that depends on these networks alone holds
 * everywhere if it holds for these addresses.
 */
export function listRepresentatives(networks: readonly Network[]): string[] {
  return ([4, 6] as const).flatMap((family) => {
    const beyond = 1n << BigInt(BITS[family])
    const starts = networks
      .filter((network) => network.family === family)
      .flatMap(({ first, last }) => [first, last + 1n])
    return [...new Set([0n, ...starts])].filter((value) => value < beyond).map((value) => formatAddress(family, value))
  })
}

function parseIpv4(text: string): { family: 4; value: bigint } | null {
  const parts = text.split('.').map(Number)
  if (parts.some((part) => part > 255)) return null
  return { family: 4, value: parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n) }
}

function parseIpv6(text: string): { family: 6; value: bigint } | null {
  if (!/^[0-9a-f:]+$/u.test(text)) return null
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const given = [...head!, ...(tail ?? [])]
  const isWhole = halves.length === 1 ? given.length === 8 : given.length < 8
  if (!isWhole || given.some((group) => !/^[0-9a-f]{1,4}$/u.test(group))) return null
  const groups =
    halves.length === 1 ? given : [...head!, ...Array.from({ length: 8 - given.length }, () => '0'), ...tail!]
  return { family: 6, value: groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n) }
}

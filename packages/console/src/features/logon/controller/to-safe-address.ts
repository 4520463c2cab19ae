/** An address to go on to: a path of this site or a web address. Anything else (`javascript:` …) leads to the dashboard. */
export function toSafeAddress(address: string, base: string = location.origin): string {
  try {
    const { protocol, href, origin, pathname, search, hash } = new URL(address, base)
    if (protocol !== 'https:' && protocol !== 'http:') return '/'
    return origin === base ? `${pathname}${search}${hash}` : href
  } catch {
    return '/'
  }
}

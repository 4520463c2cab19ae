/** A safe address to continue to: a path of this site or a web address. Anything else (`javascript:` …) becomes the dashboard. */
export function toSafeAddress(address: string, base: string = location.origin): string {
  try {
    const { protocol, href, origin, pathname, search, hash } = new URL(address, base)
    if (protocol !== 'https:' && protocol !== 'http:') return '/'
    return origin === base ? `${pathname}${search}${hash}` : href
  } catch {
    return '/'
  }
}

import { ReturnToRefusedError } from '../logon.errors.ts'

const MAX_LENGTH = 2_000
const UNSAFE = /[\u0000-\u0020\u007f\\]/

/**
 * Checks the return URL of a logon: a path on this site, a URL of an allowed origin, or one under a return URL of its access type. Anything
 * else is refused when the logon begins, so that no logon ends on a stranger's page (ASVS 3.7.2).
 */
export function checkReturnTo(
  rawReturnTo: string,
  publicUrl: string,
  allowedOrigins: readonly string[],
  returnUrls: readonly string[] = [],
): string {
  if (rawReturnTo.length > MAX_LENGTH || UNSAFE.test(rawReturnTo)) throw new ReturnToRefusedError()
  const site = new URL(publicUrl)
  if (rawReturnTo.startsWith('/')) {
    const url = URL.parse(rawReturnTo, site.origin)
    // Nor a path that becomes "//host" once its dots are resolved: a client may do that before it goes there.
    if (!url || url.origin !== site.origin || rawReturnTo.startsWith('//') || url.pathname.startsWith('//'))
      throw new ReturnToRefusedError()
    return rawReturnTo
  }
  const url = URL.parse(rawReturnTo)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password)
    throw new ReturnToRefusedError()
  if (
    url.origin !== site.origin &&
    !allowedOrigins.includes(url.origin) &&
    !returnUrls.some((allowed) => isUnder(url, allowed))
  )
    throw new ReturnToRefusedError()
  return rawReturnTo
}

/** Compares whole segments: "/app" allows "/app" and "/app/x", not "/apple". Dots are resolved by then; encoded ones are refused. */
function isUnder(url: URL, allowed: string): boolean {
  const { origin, pathname } = new URL(allowed)
  if (url.origin !== origin) return false
  if (pathname === '/') return true
  return (
    !/%2e|%2f|%5c/i.test(url.pathname) &&
    (url.pathname === pathname || url.pathname.startsWith(pathname.endsWith('/') ? pathname : `${pathname}/`))
  )
}

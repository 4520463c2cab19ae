/** A link of Duo's for a person to follow, or null: https only, so that nothing like `javascript:` gets onto a page. */
export function toSafeUrl(url: string | null, isSimulator: boolean): string | null {
  if (url === null || url.length > 2000 || !URL.canParse(url)) return null
  // As it is serialized again: nothing invisible or out of line is left in it.
  const { protocol, hostname, username, password, href } = new URL(url)
  if (username || password) return null
  // A simulator serves its pages on the same machine without TLS.
  const isLoopback = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return protocol === 'https:' || (protocol === 'http:' && isSimulator && isLoopback) ? href : null
}

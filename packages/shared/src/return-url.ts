export const MAX_RETURN_URL_LENGTH = 500

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Parses an address to which a logon can return: an origin, or a URL that stands for every path that begins with its own. Returns null
 * for anything that a browser could understand as another address.
 */
export function parseReturnUrl(raw: string): string | null {
  const text = raw.trim()
  if (text.length > MAX_RETURN_URL_LENGTH || /[\u0000-\u0020\u007f\\?#]/u.test(text)) return null
  const url = URL.parse(text)
  if (!url || url.username || url.password) return null
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))) return null
  const normal = url.origin + (url.pathname === '/' ? '' : url.pathname)
  // Percent-encoding makes it longer, and the stored form has to fit into a configuration file.
  return normal.length > MAX_RETURN_URL_LENGTH ? null : normal
}

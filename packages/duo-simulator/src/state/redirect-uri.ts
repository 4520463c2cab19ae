export const MAX_REDIRECT_URI_LENGTH = 256

/** Returns the problem with a redirect URI as a predicate, or null. */
export function findRedirectUriProblem(text: string): string | null {
  if (text.length > MAX_REDIRECT_URI_LENGTH) return `must have at most ${MAX_REDIRECT_URI_LENGTH} characters`
  // Anything else could inject a header, or run as a script from the address bar.
  if (!/^[!-~]+$/.test(text) || !URL.canParse(text)) return 'must be an absolute, percent-encoded URL'
  const { protocol, hash, username } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return 'must start with https:// or http://'
  if (hash || text.includes('#')) return 'must not have a fragment (#…)'
  if (username) return 'must not contain a username'
  return null
}

/** Appends parameters and leaves the existing query as it is written. */
export function withParameters(redirectUri: string, parameters: Record<string, string>): string {
  const added = new URLSearchParams(parameters).toString()
  const separator = !redirectUri.includes('?') ? '?' : /[?&]$/.test(redirectUri) ? '' : '&'
  return redirectUri + separator + added
}

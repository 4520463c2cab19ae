export const MAX_REDIRECT_URI_LENGTH = 256

/** What is wrong with an address to send browsers back to; null if nothing is. */
export function findRedirectUriProblem(text: string): string | null {
  if (text.length > MAX_REDIRECT_URI_LENGTH) return `may have at most ${MAX_REDIRECT_URI_LENGTH} characters`
  // Anything else would end up in a header, or as a script in the address bar.
  if (!/^[!-~]+$/.test(text) || !URL.canParse(text)) return 'has to be an absolute URL, percent-encoded'
  const { protocol, hash, username } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return 'has to begin with https:// or http://'
  if (hash || text.includes('#')) return 'may not have a fragment (#…)'
  if (username) return 'may not contain a username'
  return null
}

/** Appended to the query that is there, which stays as it is written. */
export function withParameters(redirectUri: string, parameters: Record<string, string>): string {
  const added = new URLSearchParams(parameters).toString()
  const separator = !redirectUri.includes('?') ? '?' : /[?&]$/.test(redirectUri) ? '' : '&'
  return redirectUri + separator + added
}

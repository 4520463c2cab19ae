import { hasUnclear } from './visible-text.ts'

/** Longest username, in characters of its canonical form. RFC 5321 §4.5.3.1 allows 254 for an address, which people use as names. */
export const MAX_USERNAME_LENGTH = 254

/**
 * The one form under which a name is looked up, counted and kept unique, however it was typed: NFKC, case folded, trimmed.
 * Counters and look-ups use nothing else, so that spelling can't dodge a limit (CVE-2025-6004, CVE-2025-24806).
 */
export function toCanonicalUsername(typed: string): string {
  return typed.normalize('NFKC').toLowerCase().normalize('NFKC').trim()
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee'].map((name) => ({
  name,
  pattern: new RegExp(`\\p{Script=${name}}`, 'u'),
}))

/** Why a name can't be given to a new user, in a sentence that says what to do; null when it can. */
export function findUsernameProblem(typed: string): string | null {
  const username = toCanonicalUsername(typed)
  if (username === '') return 'Enter a username.'
  if ([...username].length > MAX_USERNAME_LENGTH)
    return `A username can have at most ${MAX_USERNAME_LENGTH} characters.`
  if (hasUnclear(typed.trim()) || hasUnclear(username))
    return 'A username can’t have invisible or control characters. Type it anew.'
  if (/\s/u.test(username)) return 'A username can’t have spaces.'
  // Look-alike letters of two alphabets in one name are how one user is passed off as another (UTS #39 §5.1).
  const scripts = SCRIPTS.filter((script) => script.pattern.test(username))
  if (scripts.length > 1) return `A username can’t mix ${scripts.map((script) => script.name).join(' and ')} letters.`
  return null
}

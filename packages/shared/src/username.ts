import { hasUnclear } from './visible-text.ts'

/** Maximum length of a canonical username. RFC 5321 §4.5.3.1 allows 254 for an e-mail address, a common username. */
export const MAX_USERNAME_LENGTH = 254

/**
 * The form under which a username is looked up, counted and kept unique: NFKC, case folded, trimmed. Counters and look-ups use
 * nothing else, so that another spelling can't evade a limit (CVE-2025-6004, CVE-2025-24806).
 */
export function toCanonicalUsername(typed: string): string {
  return typed.normalize('NFKC').toLowerCase().normalize('NFKC').trim()
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee'].map((name) => ({
  name,
  pattern: new RegExp(`\\p{Script=${name}}`, 'u'),
}))

/** Returns a sentence that says why a new user can't have this name, or null. */
export function findUsernameProblem(typed: string): string | null {
  const username = toCanonicalUsername(typed)
  if (username === '') return 'Enter a username.'
  if ([...username].length > MAX_USERNAME_LENGTH)
    return `A username can have at most ${MAX_USERNAME_LENGTH} characters.`
  if (hasUnclear(typed.trim()) || hasUnclear(username))
    return 'A username can’t contain invisible or control characters. Type it again.'
  if (/\s/u.test(username)) return 'A username can’t contain spaces.'
  // Look-alike letters of two alphabets in one name can make one user look like another (UTS #39 §5.1).
  const scripts = SCRIPTS.filter((script) => script.pattern.test(username))
  if (scripts.length > 1) return `A username can’t mix ${scripts.map((script) => script.name).join(' and ')} letters.`
  return null
}

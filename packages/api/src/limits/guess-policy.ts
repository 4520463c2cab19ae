/** So many wrong guesses are free of waiting; the next ones cost growing waits (NIST SP 800-63B-4 §3.2.2: 30 seconds to an hour). */
export const FREE_GUESSES = 5
export const FIRST_WAIT_MS = 30_000
export const LONGEST_WAIT_MS = 60 * 60_000
/** Failures are forgotten after a right guess, or after thirty days without any: nobody gets a new hundred by waiting a day. */
export const GUESS_MEMORY_MS = 30 * 24 * 60 * 60_000
/** So many wrong guesses in a row are checked at most; then none is, until an administrator opens the account again (NIST SP 800-63B-4 §3.2.2). */
export const MOST_GUESSES = 100
/** Stands for "for good" where a time is kept: the last moment that a Date can tell. */
export const LOCKED_FOR_GOOD = 8_640_000_000_000_000

/**
 * A browser that somebody has logged on with counts its guesses at their account apart, so that a stranger who uses up everybody's can't
 * keep the owner out (ASVS 6.1.1). It is remembered so long after the last logon.
 */
export const KNOWN_BROWSER_MS = 90 * 24 * 60 * 60_000

/** From one address: so many failures over all accounts in ten minutes. A shared address (NAT) stays usable, spraying does not pay. */
export const ADDRESS_FAILURES = 100
export const ADDRESS_WINDOW_MS = 10 * 60_000

/** How long nobody may guess after the n-th guess in a row (1-based) was reserved. Doubles from thirty seconds to one hour. */
export function waitAfterGuess(guess: number): number {
  return guess < FREE_GUESSES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (guess - FREE_GUESSES), LONGEST_WAIT_MS)
}

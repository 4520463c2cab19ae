/** Wrong guesses without a wait. The next ones cost growing waits (NIST SP 800-63B-4 §3.2.2: 30 seconds to an hour). */
export const FREE_GUESSES = 5
export const FIRST_WAIT_MS = 30_000
export const LONGEST_WAIT_MS = 60 * 60_000
/**
 * Failures are forgotten after a right guess, or after thirty days without any, so that waiting a day gives no new
 * hundred guesses.
 */
export const GUESS_MEMORY_MS = 30 * 24 * 60 * 60_000
/**
 * Limit of wrong guesses in a row. After that, none is checked until an administrator unlocks the account (NIST SP
 * 800-63B-4 §3.2.2).
 */
export const MOST_GUESSES = 100
/** Stands for "permanently" in a column of times: the last moment that a Date can hold. */
export const LOCKED_FOR_GOOD = 8_640_000_000_000_000

/**
 * A browser in which a user has logged on has its own count of guesses at their account, so that a stranger who uses up
 * the common count can't keep the owner out (ASVS 6.1.1). The browser stays known for this long after the last logon.
 */
export const KNOWN_BROWSER_MS = 90 * 24 * 60 * 60_000

/**
 * Failures from one address, over all accounts, in ten minutes. A shared address (NAT) stays usable, and password
 * spraying doesn't pay.
 */
export const ADDRESS_FAILURES = 100
export const ADDRESS_WINDOW_MS = 10 * 60_000

/** The wait after the n-th guess in a row (1-based) was reserved. Doubles from thirty seconds to one hour. */
export function waitAfterGuess(guess: number): number {
  return guess < FREE_GUESSES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (guess - FREE_GUESSES), LONGEST_WAIT_MS)
}

/**
 * The time in which a user can replace an initial password. NIST SP 800-63B-4 and ASVS 6.4.1 require that it expires,
 * but give no number. A week covers a holiday weekend, and is short for a note that lies about.
 */
export const INITIAL_PASSWORD_LIFE_MS = 7 * 24 * 60 * 60_000

/** The stored expiry of an initial password that is set now. Null for a password that its owner keeps. */
export const toInitialPasswordExpiry = (mustChange: boolean | null | undefined, at: number): number | null =>
  mustChange ? at + INITIAL_PASSWORD_LIFE_MS : null

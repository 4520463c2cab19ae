/**
 * How long a password that an administrator has chosen can be replaced by its owner. NIST SP 800-63B-4 and ASVS 6.4.1 ask that it expires
 * and name no number; a week lets somebody begin after a holiday weekend and is short for a note that is lying about.
 */
export const INITIAL_PASSWORD_LIFE_MS = 7 * 24 * 60 * 60_000

/** What is stored of one that is set now; null for a password that its owner keeps. */
export const toInitialPasswordExpiry = (mustChange: boolean | null | undefined, at: number): number | null =>
  mustChange ? at + INITIAL_PASSWORD_LIFE_MS : null

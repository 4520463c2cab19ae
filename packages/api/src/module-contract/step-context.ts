import type { SettingFields, SettingValues } from '@sallyport/shared/setting-field'

/** The user of a logon, as far as modules need to know. */
export interface StepUser {
  id: string
  username: string
  displayName: string | null
  email: string | null
  /** The stand-in for an unknown name: walks the scheme like any user, and never completes it. Never call out in its name. */
  fake: boolean
}

/**
 * Brute-force limits, kept in the database and reserved before the check, so that parallel guesses count
 * (CVE-2024-4629, CVE-2026-110861). One counter per account and secret, whatever way the name was spelled, and one per address.
 */
export interface GuessLimits {
  /**
   * Call before checking a guess. Not allowed: return `denied('LOGON_LOCKED', retryAt)` without checking. After a hundred wrong ones in a
   * row `retryAt` never comes; the engine then tells the person so.
   */
  reserve(subject: string, secret: string): Promise<{ allowed: true } | { allowed: false; retryAt: number }>
  /** Call after a right guess: forgets the failures of this account and secret. */
  succeeded(subject: string, secret: string): Promise<void>
}

/** A limit over all nodes that isn't about guesses, e.g. pushes sent to one phone. */
export interface UsageLimits {
  /** Takes one of `max` within `windowMs` and says when the next is free if none is left. */
  take(
    key: string,
    limit: { max: number; windowMs: number },
  ): Promise<{ allowed: true } | { allowed: false; retryAt: number }>
  /** Holds `key` for `holder` until then, unless somebody else holds it: at most one open push per user over all nodes. */
  hold(key: string, holder: string, untilMs: number): Promise<{ held: true } | { held: false; until: number }>
  /** Holds `key` and takes one of each of `uses`, all or nothing. */
  holdAndTake(
    hold: { key: string; holder: string; untilMs: number },
    uses: readonly { key: string; max: number; windowMs: number }[],
  ): Promise<{ allowed: true } | { allowed: false; retryAt: number }>
  /** Gives `key` back, if `holder` holds it, and forgets what was taken of `uses`. */
  release(key: string, holder: string, uses?: readonly string[]): Promise<void>
}

/** What is kept of a user for a module between logons, beside an enrollment. */
export interface StepProfile {
  /** The user's name at the other side, where an administrator has set one of their own. */
  externalName: string | null
  /** The name under which the user has passed before; nobody else passes under it. */
  claimedName: string | null
  /** What the module wanted to know the next time: small JSON of its own. */
  lastChoice: unknown
}

/** Everything that a step receives. Only `client` comes from the client. */
export interface StepContext<
  Settings extends SettingFields = SettingFields,
  Options extends SettingFields = SettingFields,
> {
  logonId: string
  /** 1-based place of the step in its scheme. */
  position: number
  accessType: string
  /** null until a step has identified somebody. */
  user: StepUser | null
  settings: SettingValues<Settings>
  /** Secrets of the settings by field name; undefined where one is not set. */
  secrets: Readonly<Record<string, string | undefined>>
  options: SettingValues<Options>
  client: {
    ipAddress: string | null
    userAgent: string | null
    /** Where the address is, where a trusted proxy says so and somebody is asking right now: to be shown, and never decided by. */
    place?: string | null
  }
  /** The user's enrollment in this module, if there is one. */
  enrollment: { externalId: string; scope: string } | null
  profile: StepProfile
  /** Modules of the steps before this one in the same scheme. */
  earlierModules: readonly string[]
  /** What this module had this browser remember for this very user, and `null` where there is nothing, or no browser. */
  remembered: string | null
  /** Whether a `remember` of an outcome can be kept: the logon is bound to a browser. */
  mayRemember: boolean
  /** Whether another user has passed this module under the name, or been given it by an administrator. */
  isNameTaken(name: string): Promise<boolean>
  /** Uses up the user's one-time enrollment code, if this is it and its time is not over. Count guesses before. */
  redeemEnrollmentCode(code: string): Promise<boolean>
  /** When the logon ends, whatever happens (milliseconds since 1970). */
  expiresAt: number
  guesses: GuessLimits
  usage: UsageLimits
  /** Milliseconds since 1970. */
  now(): number
  /** The address at which people reach this server, e.g. `https://login.example.com`. */
  publicUrl: string
}

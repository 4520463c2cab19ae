/** Problems that words can overcome: a change that makes a way in or an invariant worse. */
const GUARD_CODES: ReadonlySet<string> = new Set([
  'LOCKOUT',
  'INVARIANT_BROKEN',
  'SCHEME_LOCKOUT',
  'SCHEME_INVARIANT_BROKEN',
  'OVERRIDE_TOO_SHORT',
])

export const isOfGuard = (problems: readonly { code: string }[]): boolean =>
  problems.some(({ code }) => GUARD_CODES.has(code))

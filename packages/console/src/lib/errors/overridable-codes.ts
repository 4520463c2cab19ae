/** Refusals that a reason in words overcomes: changes that make a way in or an invariant worse. */
const OVERRIDABLE_CODES: ReadonlySet<string> = new Set([
  'LOCKOUT',
  'INVARIANT_BROKEN',
  'INVARIANT_BROKEN_NOW',
  'SCHEME_LOCKOUT',
  'SCHEME_INVARIANT_BROKEN',
  'OVERRIDE_TOO_SHORT',
])

export const canOverride = (problems: readonly { code: string }[]): boolean =>
  problems.some(({ code }) => OVERRIDABLE_CODES.has(code))

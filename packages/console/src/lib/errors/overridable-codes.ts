/** Refusals that can be overridden with a reason: lock-outs of administrators and broken invariants. */
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

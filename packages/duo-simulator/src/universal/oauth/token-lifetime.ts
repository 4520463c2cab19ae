import type { Claims } from './jwt.ts'

/** Since August 2026 the service refuses longer lifetimes (duo_universal_java, issue 65). */
const MAX_LIFETIME_SECONDS = 3600

/** SDKs send a whole number, a fraction (Python) or a string of digits (C#). Returns null for anything else. */
export function readSeconds(value: unknown): number | null {
  const seconds = typeof value === 'string' && /^\d{1,12}(\.\d{1,9})?$/.test(value) ? Number(value) : value
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : null
}

/** Returns the problem with `exp` as a sentence, or null. */
export function findLifetimeProblem({ exp }: Claims, nowMs: number): string | null {
  const seconds = readSeconds(exp)
  if (seconds === null) return 'The `exp` claim is missing or is not a time'
  if (seconds * 1000 <= nowMs) return 'The `exp` claim is in the past'
  if (seconds * 1000 > nowMs + MAX_LIFETIME_SECONDS * 1000) return 'The `exp` claim is more than one hour ahead'
  return null
}

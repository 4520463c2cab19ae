import type { ChangeGuard } from './change-guard.ts'

/** Lets every change through. */
export const PASS_THROUGH_GUARD: ChangeGuard = {
  check: () => Promise.resolve({ lockout: { isSafe: true, sentence: 'Nothing was checked.', needed: 0, administrators: [] }, invariants: [] }),
}

import type { TransactionalEffect } from '../../module-contract/step-outcome.ts'

/** What the step is handed: how to check a code without knowing where it is kept. */
export interface RecoveryCodeChecker {
  /** Takes the same time whatever the answer is. `found` only for an enabled administrator and an unused code of theirs. */
  check(
    canonicalUsername: string,
    code: string,
  ): Promise<{
    subject: { id: string; username: string } | null
    found: { userId: string; kind: 'printed' | 'machine'; use: TransactionalEffect } | null
  }>
}

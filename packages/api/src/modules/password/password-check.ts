import type { StepContext } from '../../module-contract/step-context.ts'

/** A right password that its owner has to replace before anything else. */
export interface InitialPassword {
  /** Names the very password that was proved. */
  proof: string
  username: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** What the step is handed: how to check a password without knowing where it is kept. */
export interface PasswordChecker {
  /**
   * By canonical username, or by id when an earlier step identified the user. Takes the same time whatever the answer is.
   * `userId` if it is right; `subject`: the user it was about, right or wrong.
   */
  check(
    who: PasswordOwner,
    password: string,
  ): Promise<{ userId: string | null; subject: { id: string; username: string } | null; initial?: InitialPassword }>
}
export type PasswordOwner = { canonicalUsername: string } | { userId: string } | { nobody: true }

export function toPasswordOwner({ user }: StepContext, canonicalUsername: string): PasswordOwner {
  if (user === null) return { canonicalUsername }
  return user.fake ? { nobody: true } : { userId: user.id }
}

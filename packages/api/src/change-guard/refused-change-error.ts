import type { GuardRefusal } from './refusal.ts'

/** Undoes the transaction of a change that the guard refuses, where that is told only if the rest is in order. */
export class GuardedError extends Error {
  override readonly name = 'GuardedError'
  readonly refusal: GuardRefusal
  constructor(refusal: GuardRefusal) {
    super('Refused by the guard of changes')
    this.refusal = refusal
  }
}

import type { MasterKey } from '../../lib/master-key.ts'
import { randomReference } from '../../lib/random.ts'
import { readCode } from '../../lib/readable-code.ts'

/**
 * The lifetime of a single-use enrollment code. NIST SP 800-63B-4 §4.1.2 asks for minutes if a code is sent
 * automatically. This one is handed over by a person, on paper or over the phone, to a user who may log on only the
 * next day. With a day, 60 bits, five guesses at a time, one user, and only after their first factor, guessing is
 * hopeless. It can be revoked at any time.
 */
export const ENROLLMENT_CODE_LIFE_MS = 24 * 60 * 60_000

/** 60 bits, easy to read out: `K7QM-2XTD-9F4H`. */
export const createEnrollmentCode = randomReference

/** Keyed and bound to its user and module, so that neither a copy of the table nor another user's code is useful. */
export function toEnrollmentCodeHash(masterKey: MasterKey, userId: string, module: string, typed: string): string {
  return masterKey.hash('enrollment-code', `${module}\0${userId}\0${readCode(typed)}`)
}

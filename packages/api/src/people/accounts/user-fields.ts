import { findUsernameProblem } from '@sallyport/shared/username'
import { hasUnclear } from '@sallyport/shared/visible-text'
import type { FieldProblem } from '../../errors/field-problem.ts'

const MAX_DISPLAY_NAME_LENGTH = 200
const MAX_EMAIL_LENGTH = 254 // RFC 5321 §4.5.3.1.3, without the brackets
/** Checks only the form: whether mail arrives, only mail can show. */
const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)*$/u

/** Fields of a user as typed. Undefined if one is left out. */
export interface UserFields {
  username?: string
  displayName?: string | null
  email?: string | null
}

/** Trims. An empty text becomes null. */
export const toOptionalText = (typed: string | null | undefined): string | null =>
  typed?.normalize('NFC').trim() || null

export const toLastAdministratorProblem = (field: string): FieldProblem => ({
  field,
  code: 'LAST_ADMINISTRATOR',
  message:
    'This is the last administrator who can log on. Give the role to another user first, who has chosen a password.',
})

export function findUserProblems({ username, displayName, email }: UserFields): FieldProblem[] {
  const problems: FieldProblem[] = []
  const usernameProblem = username === undefined ? null : findUsernameProblem(username)
  if (usernameProblem) problems.push({ field: 'username', code: 'USERNAME_INVALID', message: usernameProblem })
  const name = toOptionalText(displayName)
  if (name && ([...name].length > MAX_DISPLAY_NAME_LENGTH || hasUnclear(name)))
    problems.push({
      field: 'displayName',
      code: 'DISPLAY_NAME_INVALID',
      message: `A display name has at most ${MAX_DISPLAY_NAME_LENGTH} visible characters.`,
    })
  const address = toOptionalText(email)
  if (address && (address.length > MAX_EMAIL_LENGTH || !EMAIL.test(address) || hasUnclear(address)))
    problems.push({
      field: 'email',
      code: 'EMAIL_INVALID',
      message: 'Enter an e-mail address such as name@example.com, or none.',
    })
  return problems
}

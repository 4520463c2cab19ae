import type { DuoContext, DuoOutcome } from '../factors/duo-state.ts'
import { openEnrollment } from './enroll.ts'
import { getUser } from '../factors/identity.ts'
import { rejected } from '../factors/outcome.ts'
import { preauthenticate } from '../factors/preauth.ts'
import { continueFromPreauth } from '../factors/continue-from-preauth.ts'
import type { DuoTools } from '../client/duo-tools.ts'

const SECRET = 'duo-enrollment-code'

/**
 * Enrollment with a password alone would give the account's second factor to anyone who steals the password first (CVE-2021-3632), so
 * a step can ask for a code that an administrator has made for this very user. It works once.
 */
export async function useEnrollmentCode(tools: DuoTools, context: DuoContext, typed: string): Promise<DuoOutcome> {
  const { id } = getUser(context)
  const reserved = await context.guesses.reserve(id, SECRET)
  if (!reserved.allowed) return { kind: 'denied', code: 'LOGON_LOCKED', retryAt: reserved.retryAt }
  // Asked before the code is used up: a Duo that is away costs nobody their code.
  const preauth = await preauthenticate(tools, context)
  if (!(await context.redeemEnrollmentCode(typed)))
    return rejected('DUO_ENROLLMENT_CODE_INCORRECT', { field: 'enrollmentCode' })
  await context.guesses.succeeded(id, SECRET)
  return preauth.result === 'enroll'
    ? openEnrollment(tools, context, preauth.portalUrl, { enrollmentCode: true })
    : continueFromPreauth(tools, context, preauth)
}

import { startEnrollment } from '../enrollment/enroll.ts'
import { makeFirstContact, toFailedOpen } from '../factors/first-contact.ts'
import type { DuoContext, DuoOutcome } from '../factors/duo-state.ts'
import { isNameOfAnother } from '../factors/identity.ts'
import { denied } from '../factors/outcome.ts'
import { continueFromPreauth } from '../factors/continue-from-preauth.ts'
import type { DuoTools } from '../client/duo-tools.ts'

/** The step's turn has come: an earlier step has proved the user. */
export async function beginDuo(tools: DuoTools, context: DuoContext): Promise<DuoOutcome> {
  if (await isNameOfAnother(context)) return { ...denied('DUO_NAME_CONFLICT'), alarm: { kind: 'identity-conflict' } }
  let contact
  try {
    contact = await makeFirstContact(tools, context)
  } catch (error) {
    const failedOpen = toFailedOpen(context, error)
    if (failedOpen) return failedOpen
    throw error
  }
  const { preauth, isRemembered, forgetBrowser } = contact
  if (isRemembered)
    return {
      kind: 'passed',
      method: 'browser remembered by Duo',
      exception: 'REMEMBERED',
      detail: { remembered: true },
    }
  const outcome =
    preauth.result === 'enroll'
      ? await startEnrollment(tools, context, preauth.portalUrl)
      : await continueFromPreauth(tools, context, preauth)
  return forgetBrowser ? { ...outcome, forgetBrowser } : outcome
}

import { startEnrollment } from './duo.enrollment.ts'
import { makeFirstContact, toFailedOpen } from './duo-first-contact.ts'
import type { DuoContext, DuoOutcome } from './duo.state.ts'
import { isNameOfAnother } from './duo-identity.ts'
import { deny } from './duo-outcome.ts'
import { proceed } from './duo-proceed.ts'
import type { DuoTools } from './duo-tools.ts'

/** The step's turn has come: an earlier step has proved the user. */
export async function begin(tools: DuoTools, context: DuoContext): Promise<DuoOutcome> {
  if (await isNameOfAnother(context)) return { ...deny('DUO_NAME_CONFLICT'), alarm: { kind: 'identity-conflict' } }
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
      : await proceed(tools, context, preauth)
  return forgetBrowser ? { ...outcome, forgetBrowser } : outcome
}

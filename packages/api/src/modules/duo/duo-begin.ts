import { startEnrollment } from './duo.enrollment.ts'
import type { DuoContext, DuoOutcome } from './duo.state.ts'
import { preauthenticate } from './duo-preauth.ts'
import { proceed } from './duo-proceed.ts'
import type { DuoTools } from './duo-tools.ts'

/** The step's turn has come: an earlier step has proved the user. */
export async function begin(tools: DuoTools, context: DuoContext): Promise<DuoOutcome> {
  const preauth = await preauthenticate(tools, context)
  return preauth.result === 'enroll' ? startEnrollment(tools, context, preauth.portalUrl) : proceed(tools, context, preauth)
}

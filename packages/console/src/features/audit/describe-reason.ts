import { describeCode } from '../../lib/admin-messages.ts'
import { PROBLEM_TEXTS } from '../../modules/problem-text.ts'

/** What a code of an audit event means, and what can be done: the module's own words, else the administration's, else the code. */
export function describeReason(code: string): { message: string; advice: string | null } {
  const ofLogon = Object.hasOwn(PROBLEM_TEXTS, code) ? PROBLEM_TEXTS[code] : undefined
  return ofLogon ?? describeCode(code, code)
}

import { describeCode } from '../../lib/admin-messages.ts'
import { CHECK_TEXTS } from '../../modules/check-texts.ts'
import { PROBLEM_TEXTS } from '../../modules/problem-text.ts'

/** What a code of an audit event means, and what can be done: the module's own words, else the administration's, else the code. */
export function describeReason(code: string): { message: string; advice: string | null } {
  const ofModule = [PROBLEM_TEXTS, CHECK_TEXTS].find((texts) => Object.hasOwn(texts, code))?.[code]
  return ofModule ?? describeCode(code, code)
}

import { describeCode } from '../../lib/admin-messages.ts'
import { findProblemText } from '../../modules/problem-text.ts'

/**
 * What a code of an audit event means, and what can be done: the module's own words (see `useProblemTexts`), else the administration's,
 * else the code.
 */
export function describeReason(code: string): { message: string; advice: string | null } {
  return findProblemText(code) ?? describeCode(code, code)
}

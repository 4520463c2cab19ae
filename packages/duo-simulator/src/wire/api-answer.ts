import type { HttpAnswer } from '../http/answer.ts'
import type { SignatureName } from '../signature/verify-signature.ts'

export interface ApiAnswer {
  answer: HttpAnswer
  /** A few words for the log. */
  outcome: string
  signature: SignatureName | 'HS512' | null
}

import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import type { StepAnswer } from '../../module-contract/step-prompt.type.ts'
import { MAX_ANSWER_FIELDS, MAX_ANSWER_LENGTH } from '../limits.ts'

/** An answer in the module's own form, or the reason why it is none. */
export type ModuleAnswer =
  | { kind: 'answer'; answer: unknown }
  | { kind: 'problem'; code: 'ANSWER_WRONG_KIND' | 'ANSWER_TOO_LARGE' }

/**
 * Converts a client's answer into the input of the module that asked. An answer meant for another module, an empty one or one of several
 * kinds is no answer: it never advances anything (CVE-2026-49448).
 *
 * @param getState opens the state of the current step
 */
export function toModuleAnswer(
  module: AuthenticationModule,
  rawAnswer: StepAnswer,
  getState: () => unknown,
): ModuleAnswer {
  const given = Object.entries(rawAnswer).filter(([, value]) => value !== undefined && value !== null)
  if (given.length !== 1) return { kind: 'problem', code: 'ANSWER_WRONG_KIND' }
  const [kind, value] = given[0]!
  if (isTooLarge(value)) return { kind: 'problem', code: 'ANSWER_TOO_LARGE' }
  if (module.step.answers.some(({ name }) => name === kind)) return { kind: 'answer', answer: value }
  if (kind !== 'fields') return { kind: 'problem', code: 'ANSWER_WRONG_KIND' }
  const fields = rawAnswer.fields!
  if (fields.length > MAX_ANSWER_FIELDS) return { kind: 'problem', code: 'ANSWER_TOO_LARGE' }
  const byName = new Map(fields.map((field) => [field.name, field.value]))
  if (byName.size !== fields.length) return { kind: 'problem', code: 'ANSWER_WRONG_KIND' }
  const state = getState()
  // A logon that is over asks nothing: these can't be the fields of its prompt.
  const answer = state === null ? null : module.step.behavior.fromFields(byName, state)
  return answer === null ? { kind: 'problem', code: 'ANSWER_WRONG_KIND' } : { kind: 'answer', answer }
}

function isTooLarge(value: unknown): boolean {
  if (typeof value === 'string') return value.length > MAX_ANSWER_LENGTH
  return typeof value === 'object' && value !== null && Object.values(value).some(isTooLarge)
}

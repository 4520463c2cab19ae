import type { PromptDefinition } from '../../../module-contract/step-definition.ts'
import type { DuoState } from '../factors/duo-state.ts'
import {
  DuoChoicePrompt,
  DuoEnrollmentCodePrompt,
  DuoEnrollmentPrompt,
  DuoRememberPrompt,
  DuoWaitPrompt,
} from '../interface/duo.type.ts'

export const DUO_PROMPTS: readonly PromptDefinition[] = [
  { type: DuoChoicePrompt, title: 'Choice of a device' },
  { type: DuoWaitPrompt, title: 'Approval on a device' },
  { type: DuoEnrollmentPrompt, title: 'Enrollment of a phone' },
  { type: DuoEnrollmentCodePrompt, title: 'Enrollment code' },
  { type: DuoRememberPrompt, title: 'Question whether to remember the browser' },
]

const TYPES: Readonly<Record<DuoState['step'], PromptDefinition['type']>> = {
  choice: DuoChoicePrompt,
  wait: DuoWaitPrompt,
  enrollment: DuoEnrollmentPrompt,
  portal: DuoEnrollmentPrompt,
  'enrollment-code': DuoEnrollmentCodePrompt,
  remember: DuoRememberPrompt,
}

export const toDuoPromptType = ({ step }: DuoState): PromptDefinition['type'] => TYPES[step]

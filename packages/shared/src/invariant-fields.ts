import { INVARIANT_EXCEPTIONS, type InvariantException } from './invariant.ts'
import type { RecordFields } from './record-field.ts'
import { MAX_STEPS } from './scheme-rules.ts'

export const MAX_INVARIANTS = 100

const LIST = { kind: 'list', maxCount: 50, maxLength: 60 } as const

/** The fields of an invariant, besides what it forbids. */
export const INVARIANT_FIELDS = {
  name: {
    kind: 'line',
    label: 'Name',
    help: 'Identifies the invariant in files and messages.',
    required: true,
    maxLength: 100,
  },
  roles: { ...LIST, label: 'Roles', help: 'The invariant covers users with one of these roles. Empty: all users.' },
  accessTypes: {
    ...LIST,
    label: 'Access types',
    help: 'The invariant covers logons through these access types. Empty: all access types except Recovery.',
  },
  inside: {
    ...LIST,
    label: 'Networks covered',
    help: 'The invariant covers logons from these networks, such as 10.0.0.0/8. Empty: all networks.',
  },
  outside: { ...LIST, label: 'Networks not covered', help: 'The invariant doesn’t cover logons from these networks.' },
} as const satisfies RecordFields

const EXCEPTION_LABELS: Record<InvariantException, string> = {
  FAILED_OPEN: 'A service couldn’t be reached',
  BYPASSED: 'A service lets the user bypass its step',
  REMEMBERED: 'The browser is remembered',
}

/** What an invariant forbids, where that has bounds. */
export const INVARIANT_NEVER_FIELDS = {
  completeByException: {
    kind: 'choice',
    label: 'Exception',
    help: 'No step of a completed logon passes for this reason alone.',
    options: INVARIANT_EXCEPTIONS.map((value) => ({ value, label: EXCEPTION_LABELS[value] })),
  },
  completeWithFewerFactorsThan: {
    kind: 'integer',
    label: 'Factors (minimum)',
    help: 'A completed logon has this many factors at least.',
    minimum: 1,
    maximum: MAX_STEPS,
    default: 2,
  },
} as const satisfies RecordFields

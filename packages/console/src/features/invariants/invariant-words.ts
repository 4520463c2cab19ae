import type { InvariantNever } from '../../gql/schema.ts'

export const NEVER_CHOICES: { value: InvariantNever; label: string }[] = [
  { value: 'COMPLETE_WITHOUT', label: 'gets in without a module' },
  { value: 'COMPLETE_BY_EXCEPTION', label: 'gets in by an exception' },
  { value: 'COMPLETE_WITH_FEWER_FACTORS', label: 'gets in with fewer factors' },
]

export const EXCEPTION_CHOICES = [
  { value: 'FAILED_OPEN', label: 'let in unasked, since a service was down' },
  { value: 'BYPASSED', label: 'let in unasked, as the service says' },
  { value: 'REMEMBERED', label: 'let in from a remembered browser' },
]

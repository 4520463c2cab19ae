import type { InvariantNever } from '../../gql/schema.ts'

export const NEVER_CHOICES: { value: InvariantNever; label: string }[] = [
  { value: 'COMPLETE_WITHOUT', label: 'log on without a module' },
  { value: 'COMPLETE_BY_EXCEPTION', label: 'log on through an exception' },
  { value: 'COMPLETE_WITH_FEWER_FACTORS', label: 'log on with fewer factors' },
]

export const EXCEPTION_CHOICES = [
  { value: 'FAILED_OPEN', label: 'a step that failed open' },
  { value: 'BYPASSED', label: 'a bypass set at the service' },
  { value: 'REMEMBERED', label: 'a remembered browser' },
]

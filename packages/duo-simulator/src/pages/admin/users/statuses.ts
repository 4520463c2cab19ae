import type { UserStatus } from '../../../contract/users.ts'

/** Duo's four states, and what each does to a logon. */
export const userStatuses: { value: UserStatus; label: string; effect: string }[] = [
  { value: 'active', label: 'Active', effect: 'asked for the second factor' },
  { value: 'bypass', label: 'Bypass', effect: 'let in without a second factor' },
  { value: 'disabled', label: 'Disabled', effect: 'refused' },
  { value: 'locked_out', label: 'Locked out', effect: 'refused after too many failures' },
]

import type { UserStatus } from '../../../contract/users.ts'

/** Duo's four statuses, and their effect on a logon. */
export const userStatuses: { value: UserStatus; label: string; effect: string }[] = [
  { value: 'active', label: 'Active', effect: 'needs a second factor' },
  { value: 'bypass', label: 'Bypass', effect: 'needs no second factor' },
  { value: 'disabled', label: 'Disabled', effect: 'refused' },
  { value: 'locked_out', label: 'Locked out', effect: 'refused after too many failures' },
]

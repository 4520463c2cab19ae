import type { RecordFields } from './record-field.ts'

/** The time within which a provisional publication has to be confirmed. */
export const CONFIRM_MINUTES = { minimum: 1, maximum: 1_440 } as const

export const PUBLICATION_POLICY_FIELDS = {
  administratorsNeeded: {
    kind: 'integer',
    label: 'Administrators with guaranteed access (minimum)',
    help: 'This many administrators must be able to log on at any time: while a service such as Duo can’t be reached or refuses this server’s keys, and without their phones. A change that leaves fewer is refused unless a reason overrides it.',
    minimum: 1,
    // More administrators say nothing about who can repair the server during an outage.
    maximum: 100,
    default: 1,
  },
  confirmMinutes: {
    kind: 'integer',
    label: 'Time to confirm (minutes)',
    help: 'A publication that overrode a warning is rolled back after this time unless it is confirmed, or an administrator logs on through it. The publisher can choose another time.',
    ...CONFIRM_MINUTES,
    default: 10,
  },
} as const satisfies RecordFields

import { PERMISSIONS } from './permissions.ts'
import type { RecordFields } from './record-field.ts'

/** The fields of a role that isn't built in. `name` never changes. */
export const ROLE_FIELDS = {
  name: {
    kind: 'key',
    label: 'Name',
    help: 'Scripts and files name the role by it. It never changes.',
    example: 'helpdesk',
    code: 'ROLE_NAME_INVALID',
  },
  title: { kind: 'line', label: 'Title', help: 'The name shown to administrators.', required: true, maxLength: 60 },
  description: { kind: 'line', label: 'Description', help: 'The purpose of the role.', default: '', maxLength: 200 },
  permissions: {
    kind: 'list',
    label: 'Permissions',
    help: 'You can only grant permissions that you have yourself.',
    options: PERMISSIONS,
    maxCount: 100,
    maxLength: 40,
    code: 'PERMISSION_UNKNOWN',
  },
} as const satisfies RecordFields

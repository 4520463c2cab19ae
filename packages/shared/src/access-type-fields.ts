import type { RecordFields } from './record-field.ts'
import { MAX_RETURN_URL_LENGTH, parseReturnUrl } from './return-url.ts'

const ROLES = { kind: 'list', maxCount: 50, maxLength: 60 } as const

/** The fields of an access type that administrators edit. `key` and `sessionDelivery` never change. */
export const ACCESS_TYPE_FIELDS = {
  key: {
    kind: 'key',
    label: 'Key',
    help: 'Programs name the access type by its key. The key never changes.',
    example: 'kiosk',
    code: 'ACCESS_TYPE_KEY_INVALID',
  },
  name: {
    kind: 'line',
    label: 'Name',
    help: 'The name shown to users and administrators.',
    required: true,
    maxLength: 60,
    code: 'ACCESS_TYPE_NAME_INVALID',
  },
  sessionDelivery: {
    kind: 'choice',
    label: 'Session delivery',
    help: 'How a completed logon delivers its session. This never changes.',
    options: [
      { value: 'COOKIE', label: 'In a cookie, for browsers' },
      { value: 'TOKEN', label: 'As a token, for programs' },
    ],
  },
  rolesAllowed: {
    ...ROLES,
    label: 'Allowed roles',
    help: 'Only users with one of these roles can log on. Leave it empty to allow all users.',
  },
  rolesDenied: {
    ...ROLES,
    label: 'Denied roles',
    help: 'Users with one of these roles can’t log on, even if another of their roles is allowed.',
  },
  deniedText: {
    kind: 'line',
    label: 'Message shown when access is denied',
    help: 'Users see it after they have been verified.',
    maxLength: 200,
  },
  returnUrls: {
    kind: 'list',
    label: 'Allowed return URLs',
    help: 'Where a logon can return to, besides this site: https://host, or https://host/path for all paths that begin with it.',
    maxCount: 20,
    maxLength: MAX_RETURN_URL_LENGTH,
    parse: parseReturnUrl,
    parseMessage:
      'Enter each return URL as https://host or https://host/path, without user, query or fragment. Only localhost can use http.',
    code: 'RETURN_URL_INVALID',
  },
  // NIST SP 800-63B-4 §2.2.3: at most an hour without use, a day altogether.
  sessionIdleMinutes: {
    kind: 'integer',
    label: 'Idle timeout (minutes)',
    help: 'A session ends if it has not been used for this time.',
    minimum: 1,
    maximum: 60,
    default: 30,
  },
  sessionMaxMinutes: {
    kind: 'integer',
    label: 'Maximum session length (minutes)',
    help: 'A session ends after this time, even if it is in use.',
    minimum: 5,
    maximum: 1_440,
    default: 720,
  },
} as const satisfies RecordFields

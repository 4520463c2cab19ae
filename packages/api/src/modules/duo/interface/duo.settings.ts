import type { SettingFields } from '@sallyport/shared/setting-field'
import { toAccountOptions } from '../../duo-account/account-options.ts'
import { DUO_NAME_FIELDS } from '../../duo-account/name-fields.ts'

/** Server-wide. The first three are what Duo's admin panel shows under Applications → Protect an Application → Partner Auth API. */
export const DUO_SETTINGS = {
  integrationKey: {
    kind: 'text',
    label: 'Integration key',
    help: 'In Duo’s admin panel: Applications, Protect an Application, “Partner Auth API”. Begins with DI.',
    required: true,
    pattern: 'DI[A-Z0-9]{18}',
    patternMessage:
      'The integration key has 20 characters and begins with DI. Copy it from the application’s page in Duo’s admin panel.',
  },
  secretKey: {
    kind: 'secret',
    label: 'Secret key',
    help: 'On the same page of Duo’s admin panel, beside the integration key. Keep it like a password.',
    required: true,
    pattern: '[A-Za-z0-9]{40}',
    patternMessage:
      'The secret key has 40 letters and digits. Copy it whole from the application’s page in Duo’s admin panel.',
  },
  apiHostname: {
    kind: 'text',
    label: 'API hostname',
    help: 'On the same page of Duo’s admin panel, of the form api-xxxxxxxx.duosecurity.com. No https:// and no path.',
    required: true,
    maxLength: 100,
  },
  automaticPush: {
    kind: 'boolean',
    label: 'Automatic push',
    help: 'Send a push by itself when the user has exactly one device that can take it. Otherwise the user chooses first.',
    default: true,
  },
  selfEnrollment: {
    kind: 'boolean',
    label: 'Self-enrollment',
    help: 'Users who are new to Duo set it up while logging on, as the options of each step say. If this is off, every step refuses them.',
    default: true,
  },
  ...DUO_NAME_FIELDS,
  displayText: {
    kind: 'text',
    label: 'Text on the phone',
    help: 'Shown by Duo Mobile above a push, before the application’s name. Empty: Duo’s own text. Duo does not translate it.',
    maxLength: 40,
  },
} as const satisfies SettingFields

/** Per step of a scheme. */
export const DUO_STEP_OPTIONS = {
  ...toAccountOptions('a request was sent'),
  enrollment: {
    kind: 'choice',
    label: 'Users who are new to Duo',
    help: 'The first person to log on enrolls their own phone. If a code from an administrator is required, a stolen password alone is not enough.',
    default: 'offer',
    options: [
      { value: 'offer', label: 'Set it up while logging on, with a QR code' },
      { value: 'portal', label: 'Set it up on Duo’s own page' },
      { value: 'refuse', label: 'Refuse the logon' },
    ],
  },
  enrollmentCode: {
    kind: 'boolean',
    label: 'Enrollment needs a code',
    help: 'Also asks for a one-time enrollment code, which an administrator makes on the user’s page and hands over. It works once, for a day.',
    default: false,
  },
  rememberBrowsers: {
    kind: 'boolean',
    label: 'Offer to remember browsers',
    help:
      'After a confirmation the person is asked whether Duo should remember the browser, and for how long as Duo’s policy says it is not asked again there. ' +
      'Needs “Remembered devices” in the policy of the Duo application; without it nobody is asked.',
    default: false,
  },
  verifiedPushOnly: {
    kind: 'boolean',
    label: 'Only Verified Push',
    help:
      'A push counts only if a code shown here has been typed into the phone, and phone calls are not offered. Needs Verified Push in ' +
      'the policy of the Duo application. Passcodes stay possible.',
    default: false,
  },
} as const satisfies SettingFields

import type { SettingFields } from '@sallyport/shared/setting-field'

/** Server-wide. The first three are what Duo's admin panel shows under Applications → Protect an Application → Partner Auth API. */
export const DUO_SETTINGS = {
  integrationKey: {
    kind: 'text',
    label: 'Integration key',
    help: 'In Duo’s admin panel: Applications, Protect an Application, “Partner Auth API”. Begins with DI.',
    required: true,
    pattern: 'DI[A-Z0-9]{18}',
    patternMessage: 'The integration key has 20 characters and begins with DI. Copy it from the application’s page in Duo’s admin panel.',
  },
  secretKey: {
    kind: 'secret',
    label: 'Secret key',
    help: 'On the same page of Duo’s admin panel, beside the integration key. Keep it like a password.',
    required: true,
    pattern: '[A-Za-z0-9]{40}',
    patternMessage: 'The secret key has 40 letters and digits. Copy it whole from the application’s page in Duo’s admin panel.',
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
    help: 'Users whom Duo does not know yet set Duo up while logging on. Switched off, they are refused and need an administrator.',
    default: true,
  },
  usernameFormat: {
    kind: 'choice',
    label: 'Username at Duo',
    help:
      'How a username becomes the one at Duo (Users in Duo’s admin panel). Two users whose names become the same one share their ' +
      'phones: choose “without domain” only where names are unique without it.',
    default: 'as-typed',
    options: [
      { value: 'as-typed', label: 'As it is here' },
      { value: 'lower-case', label: 'In lower case' },
      { value: 'without-domain', label: 'Without domain (alice for alice@example.com or EXAMPLE\\alice)' },
      { value: 'email', label: 'The user’s e-mail address' },
    ],
  },
  displayText: {
    kind: 'text',
    label: 'Text on the phone',
    help: 'Shown by Duo Mobile above a push, before the application’s name. Empty: Duo’s own text. Duo does not translate it.',
    maxLength: 40,
  },
} as const satisfies SettingFields

/** Per step of a scheme. */
export const DUO_STEP_OPTIONS = {
  bypass: {
    kind: 'choice',
    label: 'When Duo lets a user in without asking',
    help: 'Duo does so for users in bypass status, by a policy for new users, or from trusted networks. It proves nothing about who is there.',
    default: 'refuse',
    options: [
      { value: 'refuse', label: 'Refuse the logon' },
      { value: 'accept', label: 'Accept, and record it as a bypass' },
    ],
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

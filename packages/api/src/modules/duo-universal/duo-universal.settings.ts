import type { SettingFields } from '@sallyport/shared/setting-field'
import { EXTERNAL_NAME_FIELDS } from '../../module-contract/external-name.ts'

/** Server-wide. The first three are what Duo's admin panel shows under Applications → Protect an Application → Web SDK. */
export const DUO_UNIVERSAL_SETTINGS = {
  clientId: {
    kind: 'text',
    label: 'Client ID',
    help: 'In Duo’s admin panel: Applications, Protect an Application, “Web SDK”. Begins with DI.',
    required: true,
    pattern: 'DI[A-Z0-9]{18}',
    patternMessage:
      'The client ID has 20 characters and begins with DI. Copy it from the application’s page in Duo’s admin panel.',
  },
  clientSecret: {
    kind: 'secret',
    label: 'Client secret',
    help: 'On the same page of Duo’s admin panel, beside the client ID. Keep it like a password.',
    required: true,
    pattern: '[A-Za-z0-9]{40}',
    patternMessage:
      'The client secret has 40 letters and digits. Copy it whole from the application’s page in Duo’s admin panel.',
  },
  apiHostname: {
    kind: 'text',
    label: 'API hostname',
    help: 'On the same page of Duo’s admin panel, of the form api-xxxxxxxx.duosecurity.com. No https:// and no path.',
    required: true,
    maxLength: 100,
  },
  ...EXTERNAL_NAME_FIELDS,
  returnUrl: {
    kind: 'text',
    label: 'Page to come back to',
    help: 'Where Duo sends the browser back to. Empty: this server’s own logon page. Another page must be at an address that the server allows (SALLYPORT_ALLOWED_ORIGINS).',
    maxLength: 256, // Duo takes no longer one
  },
} as const satisfies SettingFields

/** Per step of a scheme. */
export const DUO_UNIVERSAL_STEP_OPTIONS = {
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
  failMode: {
    kind: 'choice',
    label: 'When Duo can’t be reached',
    help:
      'Let in means: for as long as Duo is away, or kept away by somebody, this step asks for nothing and the steps before it are all that stands between ' +
      'an attacker and an account. It holds only when nobody answers at Duo’s host, never for wrong keys, and never once the browser was sent to Duo. ' +
      'Each such logon is marked in the sessions and raises an alarm in the audit log.',
    default: 'closed',
    options: [
      { value: 'closed', label: 'Refuse the logon' },
      { value: 'open', label: 'Let in without Duo' },
    ],
  },
  failOpenFrom: {
    kind: 'text',
    label: 'Let in without Duo only from',
    help: 'Networks like 10.0.0.0/8, several with commas between them. From anywhere else the logon is refused while Duo can’t be reached. Empty: from everywhere.',
    format: 'networks',
  },
} as const satisfies SettingFields

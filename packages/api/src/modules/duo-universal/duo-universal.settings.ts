import type { SettingFields } from '@sallyport/shared/setting-field'
import { toAccountOptions } from '../duo-account/account-options.ts'
import { DUO_NAME_FIELDS } from '../duo-account/name-fields.ts'

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
  ...DUO_NAME_FIELDS,
  returnUrl: {
    kind: 'text',
    label: 'Page to come back to',
    help: 'Where Duo sends the browser back to. Empty: this server’s own logon page. Another page must be at an address that the server allows (SALLYPORT_ALLOWED_ORIGINS).',
    maxLength: 256, // Duo takes no longer one
  },
} as const satisfies SettingFields

/** Per step of a scheme. */
export const DUO_UNIVERSAL_STEP_OPTIONS = toAccountOptions('the browser was sent to Duo')

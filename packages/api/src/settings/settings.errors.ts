import type { ErrorCode } from '@sallyport/shared/error-code'

export const SETTINGS_ERROR_CODES: readonly ErrorCode[] = [
  { code: 'SETTING_REQUIRED', message: 'A value is missing.', hint: 'Fill in the field.' },
  {
    code: 'SETTING_UNKNOWN',
    message: 'There is no such setting.',
    hint: 'Leave it out; moduleSettings lists the ones there are.',
  },
  {
    code: 'SETTING_INVALID',
    message: 'A value does not have the expected form.',
    hint: 'Correct the field as its help says.',
  },
  { code: 'SETTING_TOO_LONG', message: 'A value is too long.', hint: 'Shorten it.' },
  {
    code: 'SETTING_OUT_OF_RANGE',
    message: 'A number is too small or too large.',
    hint: 'Choose one within the range that the field names.',
  },
  {
    code: 'SETTINGS_STALE',
    message: 'Somebody else saved these settings meanwhile.',
    hint: 'Reload them, look at what changed, and save again.',
  },
  {
    code: 'SECRET_REQUIRED_AGAIN',
    message: 'The secret has to be entered again because where it is used was changed.',
    hint: 'Enter the secret that belongs to the new values.',
  },
  {
    code: 'SETTING_IN_USE',
    message: 'A published scheme needs this setting.',
    hint: 'Remove the module from the scheme first, then clear the setting.',
  },
]

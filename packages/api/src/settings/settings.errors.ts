import type { ErrorCode } from '@sallyport/shared/error-code'

export const SETTINGS_ERROR_CODES: readonly ErrorCode[] = [
  { code: 'SETTING_REQUIRED', message: 'A value is missing.', hint: 'Fill in the field.' },
  {
    code: 'SETTING_UNKNOWN',
    message: 'There is no such setting.',
    hint: 'Leave it out. moduleSettings lists the settings of the module.',
  },
  {
    code: 'SETTING_INVALID',
    message: 'A value has the wrong form.',
    hint: 'Correct the field. Its help text describes the form.',
  },
  { code: 'SETTING_TOO_LONG', message: 'A value is too long.', hint: 'Shorten it.' },
  {
    code: 'SETTING_OUT_OF_RANGE',
    message: 'A number is too small or too large.',
    hint: 'Choose one within the range of the field.',
  },
  {
    code: 'SETTINGS_STALE',
    message: 'Another user has saved these settings since you opened them.',
    hint: 'Reload them, review the change, and save again.',
  },
  {
    code: 'SECRET_REQUIRED_AGAIN',
    message: 'The secret must be entered again, because the place where it is used has changed.',
    hint: 'Enter the secret for the new values.',
  },
  {
    code: 'SETTING_IN_USE',
    message: 'A published scheme needs this setting.',
    hint: 'Remove the module from the scheme first, then clear the setting.',
  },
]

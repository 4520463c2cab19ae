import type { ErrorCode } from '@sallyport/shared/error-code'

/** What an outcome of the step can carry, in the words of the person logging on. */
const STEP_ERRORS = [
  {
    code: 'DUO_UNIVERSAL_DENIED',
    message: 'Duo did not confirm the logon.',
    hint: 'Start again. If somebody else asked, change your password.',
  },
  {
    code: 'DUO_UNIVERSAL_FRAUD',
    message: 'The request was reported as fraudulent.',
    hint: 'Tell an administrator, and change your password: somebody may know it.',
  },
  {
    code: 'DUO_UNIVERSAL_CANCELLED',
    message: 'You came back from Duo without confirming.',
    hint: 'Continue to Duo once more when you are ready.',
  },
  {
    code: 'DUO_UNIVERSAL_EXPIRED',
    message: 'It took too long to come back from Duo.',
    hint: 'Continue to Duo once more.',
  },
  {
    code: 'DUO_UNIVERSAL_STATE_WRONG',
    message: 'The answer from Duo belongs to another logon or to an earlier try.',
    hint: 'Continue to Duo once more, in one tab only.',
  },
  {
    code: 'DUO_UNIVERSAL_CODE_REFUSED',
    message: 'Duo does not accept what it sent back.',
    hint: 'Continue to Duo once more.',
  },
  {
    code: 'DUO_UNIVERSAL_ANSWER_MISSING',
    message: 'Nothing has come back from Duo yet.',
    hint: 'Continue to Duo and confirm there.',
  },
  {
    code: 'DUO_UNIVERSAL_ANSWER_INVALID',
    message: 'Duo’s answer can’t be trusted.',
    hint: 'Tell an administrator and give the reference.',
  },
  {
    code: 'DUO_UNIVERSAL_UNREACHABLE',
    message: 'Duo can’t be reached at the moment.',
    hint: 'Wait a minute and start again. If it stays, tell an administrator.',
  },
  {
    code: 'DUO_UNIVERSAL_MISCONFIGURED',
    message: 'Duo is not set up correctly on this server.',
    hint: 'Tell an administrator and give the reference.',
  },
  {
    code: 'DUO_UNIVERSAL_BYPASS_REFUSED',
    message: 'Duo would let you in without asking, which this logon does not accept.',
    hint: 'Ask an administrator to take your account at Duo out of bypass.',
  },
  {
    code: 'DUO_UNIVERSAL_NAME_CONFLICT',
    message: 'Your account at Duo belongs to another user of this server.',
    hint: 'Ask an administrator to give you a Duo username of your own.',
  },
  {
    code: 'DUO_UNIVERSAL_NO_NAME',
    message: 'You have no name at Duo.',
    hint: 'Ask an administrator to complete your account.',
  },
  {
    code: 'DUO_UNIVERSAL_TOO_MANY_STARTS',
    message: 'You were sent to Duo too often.',
    hint: 'Wait a while and start again.',
  },
] as const satisfies readonly ErrorCode[]

/** What a check of the settings can find, in the words of an administrator. */
const CHECK_ERRORS = [
  { code: 'DUO_UNIVERSAL_OK', message: 'Duo answers and accepts the keys.', hint: 'Nothing to do.' },
  {
    code: 'DUO_UNIVERSAL_NOT_CONFIGURED',
    message: 'Client ID, client secret and API hostname are needed first.',
    hint: 'Copy the three values from the application’s page in Duo’s admin panel and save them.',
  },
  {
    code: 'DUO_UNIVERSAL_BAD_CREDENTIALS',
    message: 'Duo does not accept the keys.',
    hint: 'Copy client ID and client secret again, from the same application of the type “Web SDK”, and check the API hostname.',
  },
  {
    code: 'DUO_UNIVERSAL_WRONG_HOST',
    message: 'There is no Duo service at the API hostname.',
    hint: 'Copy the API hostname again from Duo’s admin panel. If it is right, something between here and Duo intercepts the connection.',
  },
  {
    code: 'DUO_UNIVERSAL_CLOCK_SKEW',
    message: 'The clocks of this server and of Duo differ too much.',
    hint: 'Let the server’s clock be set by NTP.',
  },
] as const satisfies readonly ErrorCode[]

export type UniversalStepCode = (typeof STEP_ERRORS)[number]['code']
/** DUO_UNIVERSAL_UNREACHABLE is shared by both lists. */
export type UniversalCheckCode = (typeof CHECK_ERRORS)[number]['code'] | 'DUO_UNIVERSAL_UNREACHABLE'

export const DUO_UNIVERSAL_ERROR_CODES: readonly ErrorCode[] = [...STEP_ERRORS, ...CHECK_ERRORS]

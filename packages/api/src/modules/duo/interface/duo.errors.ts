import type { ErrorCode } from '@sallyport/shared/error-code'

/** What an outcome of the step can carry, in the words of the person logging on. */
export const DUO_STEP_ERRORS = [
  {
    code: 'DUO_DENIED',
    message: 'The request was denied.',
    hint: 'If you pressed deny by mistake, start again. If somebody else asked, change your password.',
  },
  {
    code: 'DUO_FRAUD',
    message: 'The request was reported as fraudulent.',
    hint: 'Tell an administrator, and change your password: somebody may know it.',
  },
  {
    code: 'DUO_TIMEOUT',
    message: 'The request was not answered in time.',
    hint: 'Have your device at hand and send a new request, or use a passcode.',
  },
  {
    code: 'DUO_UNREACHABLE',
    message: 'Duo can’t be reached at the moment.',
    hint: 'Wait a minute and start again. If it stays, tell an administrator.',
  },
  {
    code: 'DUO_MISCONFIGURED',
    message: 'Duo is not set up correctly on this server.',
    hint: 'Tell an administrator and give the reference.',
  },
  {
    code: 'DUO_PUSH_FAILED',
    message: 'The push could not be delivered.',
    hint: 'Check that your phone is online, then send it again, or use another way.',
  },
  {
    code: 'DUO_NOT_ALLOWED',
    message: 'Duo does not let you log on.',
    hint: 'Ask an administrator to look at your account at Duo.',
  },
  { code: 'DUO_DISABLED', message: 'Your account at Duo is disabled.', hint: 'Ask an administrator to enable it.' },
  {
    code: 'DUO_NAME_CONFLICT',
    message: 'Your name at Duo belongs to another user of this server.',
    hint: 'Ask an administrator to give you a Duo username of your own.',
  },
  {
    code: 'DUO_ENROLLMENT_CODE_INCORRECT',
    message: 'This is not your enrollment code, or its time is over.',
    hint: 'Type it as you were given it, or ask an administrator for a new one.',
  },
  {
    code: 'DUO_LOCKED_OUT',
    message: 'Your account at Duo is locked.',
    hint: 'Wait until Duo unlocks it, or ask an administrator.',
  },
  {
    code: 'DUO_BYPASS_REFUSED',
    message: 'Duo would let you in without asking, which this logon does not accept.',
    hint: 'Ask an administrator to take your account at Duo out of bypass.',
  },
  {
    code: 'DUO_ENROLLMENT_REQUIRED',
    message: 'You need Duo for this logon and have not set it up.',
    hint: 'Ask an administrator to set up Duo for you.',
  },
  {
    code: 'DUO_ENROLLMENT_EXPIRED',
    message: 'The time to set up Duo is over.',
    hint: 'Start again; you will be taken to where you can finish it.',
  },
  { code: 'DUO_PASSCODE_INCORRECT', message: 'The passcode is not right.', hint: 'Read it again, or get a new one.' },
  { code: 'DUO_PASSCODE_USED', message: 'This passcode was used before.', hint: 'Get a new one: each works once.' },
  {
    code: 'DUO_RESEND_TOO_EARLY',
    message: 'A request was sent just now.',
    hint: 'Wait a few seconds before you send another.',
  },
  {
    code: 'DUO_TOO_MANY_PUSHES',
    message: 'No more requests can be sent to your devices for now.',
    hint: 'Answer the one that is open, use a passcode, or wait.',
  },
  { code: 'DUO_DEVICE_UNKNOWN', message: 'This device can’t be used.', hint: 'Choose one of the devices shown.' },
  {
    code: 'DUO_FACTOR_UNAVAILABLE',
    message: 'The device can’t do this.',
    hint: 'Choose another device or another way.',
  },
  {
    code: 'DUO_VERIFIED_PUSH_REQUIRED',
    message: 'This logon takes a push only with a code to type in, and Duo gave none.',
    hint: 'Use a passcode, or ask an administrator to switch on Verified Push at Duo.',
  },
] as const satisfies readonly ErrorCode[]

/** What a check of the settings can find, in the words of an administrator. */
export const DUO_CHECK_ERRORS = [
  { code: 'DUO_OK', message: 'Duo answers and accepts the keys.', hint: 'Nothing to do.' },
  {
    code: 'DUO_NOT_CONFIGURED',
    message: 'Integration key, secret key and API hostname are needed first.',
    hint: 'Copy the three values from the application’s page in Duo’s admin panel and save them.',
  },
  {
    code: 'DUO_BAD_CREDENTIALS',
    message: 'Duo does not accept the keys.',
    hint: 'Copy integration key and secret key again, from the same application, and check that the API hostname belongs to it.',
  },
  {
    code: 'DUO_WRONG_HOST',
    message: 'There is no Duo service at the API hostname.',
    hint: 'Copy the API hostname again from Duo’s admin panel. If it is right, something between here and Duo intercepts the connection.',
  },
  {
    code: 'DUO_WRONG_APPLICATION',
    message: 'The keys belong to another type of Duo application.',
    hint: 'Protect an application of the type “Partner Auth API” in Duo’s admin panel and use its keys.',
  },
  {
    code: 'DUO_CLOCK_SKEW',
    message: 'The clocks of this server and of Duo differ too much.',
    hint: 'Let the server’s clock be set by NTP.',
  },
] as const satisfies readonly ErrorCode[]

export type DuoStepErrorCode = (typeof DUO_STEP_ERRORS)[number]['code']
/** DUO_UNREACHABLE is shared by both lists. */
export type DuoCheckCode = (typeof DUO_CHECK_ERRORS)[number]['code'] | 'DUO_UNREACHABLE'

export const DUO_ERROR_CODES: readonly ErrorCode[] = [...DUO_STEP_ERRORS, ...DUO_CHECK_ERRORS]

import type { ErrorTexts } from '../../lib/error-message.ts'

export const duoMessages: ErrorTexts = {
  DUO_DENIED: {
    message: 'The request was denied.',
    advice: 'If that was a slip, start again and choose Approve. If somebody else asked, change your password.',
  },
  DUO_FRAUD: {
    message: 'The request was reported as not yours, so this logon was stopped.',
    advice:
      'If it really was not you, somebody may know your password: change it and tell an administrator. If it was you, start again.',
  },
  DUO_TIMEOUT: {
    message: 'The request was not answered in time.',
    advice: 'Send it again with your phone at hand, or use another way.',
  },
  DUO_UNREACHABLE: {
    message: 'Duo can’t be reached at the moment.',
    advice: 'Start again in a minute. If it lasts, tell an administrator.',
  },
  DUO_MISCONFIGURED: {
    message: 'Duo is not set up correctly here.',
    advice: 'Only an administrator can mend this. Give them the reference.',
  },
  DUO_PUSH_FAILED: {
    message: 'The request could not be sent to your phone.',
    advice: 'Check that the phone is online and send it again, or enter a passcode.',
  },
  DUO_NOT_ALLOWED: {
    message: 'Duo does not let you in.',
    advice: 'Ask an administrator to look at your Duo account. Give them the reference.',
  },
  DUO_DISABLED: { message: 'Your account at Duo is disabled.', advice: 'Ask an administrator to enable it.' },
  DUO_NAME_CONFLICT: {
    message: 'Your name at Duo belongs to somebody else here.',
    advice: 'Ask an administrator for a Duo username of your own. Give them the reference.',
  },
  DUO_ENROLLMENT_CODE_INCORRECT: {
    message: 'That enrollment code is not right, or its time is up.',
    advice: 'Check it, or ask an administrator for a new one.',
  },
  DUO_LOCKED_OUT: {
    message: 'Duo has locked your account after too many failed attempts.',
    advice: 'Ask an administrator to unlock it.',
  },
  DUO_BYPASS_REFUSED: {
    message: 'Your Duo account is set to skip the second step, which is not accepted here.',
    advice: 'Ask an administrator to set your Duo account to active.',
  },
  DUO_ENROLLMENT_REQUIRED: {
    message: 'You have no phone or other device set up with Duo yet.',
    advice: 'Ask an administrator to set one up for you.',
  },
  DUO_ENROLLMENT_EXPIRED: {
    message: 'The time to set up your phone is up.',
    advice: 'Start again. You will get a new QR code.',
  },
  DUO_PASSCODE_INCORRECT: {
    message: 'That passcode is not right.',
    advice: 'Check it, or take a new one from Duo Mobile, and try again.',
  },
  DUO_PASSCODE_USED: {
    message: 'That passcode has been used already.',
    advice: 'Each one works once. Take a new one from Duo Mobile.',
  },
  DUO_RESEND_TOO_EARLY: {
    message: 'A request was sent only a moment ago.',
    advice: 'Look at your phone first. You can send another in a moment.',
  },
  DUO_TOO_MANY_PUSHES: {
    message: 'Too many requests were sent to your phone.',
    advice: 'Enter a passcode instead, or wait and start again later.',
  },
  DUO_DEVICE_UNKNOWN: { message: 'That device is no longer set up with Duo.', advice: 'Choose another one.' },
  DUO_FACTOR_UNAVAILABLE: { message: 'That way is not possible with this device.', advice: 'Choose another way.' },
  DUO_VERIFIED_PUSH_REQUIRED: {
    message:
      'Your organization asks for a code to be typed into Duo Mobile, and that was not possible with this request.',
    advice: 'Update Duo Mobile on your phone and try again, or enter a passcode.',
  },
  // What a check of the connection finds
  DUO_OK: { message: 'Duo answers and accepts the keys.', advice: 'Nothing to do.' },
  DUO_NOT_CONFIGURED: {
    message: 'Integration key, secret key and API hostname are needed first.',
    advice: 'Copy all three from the application’s page in Duo’s admin panel.',
  },
  DUO_BAD_CREDENTIALS: {
    message: 'Duo does not accept the keys.',
    advice: 'Copy integration key, secret key and API hostname again, all from the same application.',
  },
  DUO_WRONG_HOST: {
    message: 'There is no Duo service at the API hostname.',
    advice:
      'Copy the API hostname again. If it is right, something between this server and Duo intercepts the connection.',
  },
  DUO_WRONG_APPLICATION: {
    message: 'The keys belong to another type of Duo application.',
    advice: 'Protect a “Partner Auth API” application in Duo and use its keys.',
  },
  DUO_CLOCK_SKEW: {
    message: 'The clocks of this server and of Duo differ too much.',
    advice: 'Let the server’s clock be set by NTP.',
  },
}

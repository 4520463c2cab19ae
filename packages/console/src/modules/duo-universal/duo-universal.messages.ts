import type { ErrorTexts } from '../../lib/error-message.ts'

export const duoUniversalMessages: ErrorTexts = {
  DUO_UNIVERSAL_DENIED: {
    message: 'Duo did not confirm that it is you.',
    advice: 'Start again. If somebody else asked, change your password.',
  },
  DUO_UNIVERSAL_FRAUD: {
    message: 'The request was reported as not yours, so this logon was stopped.',
    advice:
      'If it really was not you, somebody may know your password: change it and tell an administrator. If it was you, start again.',
  },
  DUO_UNIVERSAL_CANCELLED: {
    message: 'You came back from Duo without confirming.',
    advice: 'Continue to Duo when you are ready.',
  },
  DUO_UNIVERSAL_EXPIRED: { message: 'That took too long.', advice: 'Continue to Duo once more.' },
  DUO_UNIVERSAL_STATE_WRONG: {
    message: 'What came back from Duo belongs to an earlier try.',
    advice: 'Continue to Duo once more, in one tab only.',
  },
  DUO_UNIVERSAL_CODE_REFUSED: {
    message: 'Duo did not accept what it sent back.',
    advice: 'Continue to Duo once more.',
  },
  DUO_UNIVERSAL_ANSWER_MISSING: {
    message: 'Nothing has come back from Duo yet.',
    advice: 'Continue to Duo and confirm there.',
  },
  DUO_UNIVERSAL_ANSWER_INVALID: {
    message: 'Duo’s answer can’t be trusted.',
    advice: 'Tell an administrator. Give them the reference.',
  },
  DUO_UNIVERSAL_UNREACHABLE: {
    message: 'Duo can’t be reached at the moment.',
    advice: 'Start again in a minute. If it lasts, tell an administrator.',
  },
  DUO_UNIVERSAL_MISCONFIGURED: {
    message: 'Duo is not set up correctly here.',
    advice: 'Only an administrator can mend this. Give them the reference.',
  },
  DUO_UNIVERSAL_BYPASS_REFUSED: {
    message: 'Your Duo account is set to skip the second step, which is not accepted here.',
    advice: 'Ask an administrator to set your Duo account to active.',
  },
  DUO_UNIVERSAL_NAME_CONFLICT: {
    message: 'Your account at Duo belongs to somebody else here.',
    advice: 'Ask an administrator for a Duo username of your own. Give them the reference.',
  },
  DUO_UNIVERSAL_NO_NAME: {
    message: 'You have no name at Duo yet.',
    advice: 'Ask an administrator to complete your account.',
  },
  DUO_UNIVERSAL_OK: { message: 'Duo answers and accepts the keys.', advice: 'Nothing to do.' },
  DUO_UNIVERSAL_NOT_CONFIGURED: {
    message: 'Client ID, client secret and API hostname are needed first.',
    advice: 'Copy the three values from Duo’s admin panel and save them.',
  },
  DUO_UNIVERSAL_BAD_CREDENTIALS: {
    message: 'Duo does not accept the keys.',
    advice: 'Copy client ID and client secret again, from the same application of the type “Web SDK”.',
  },
  DUO_UNIVERSAL_WRONG_HOST: {
    message: 'There is no Duo service at the API hostname.',
    advice: 'Copy the API hostname again from Duo’s admin panel.',
  },
  DUO_UNIVERSAL_CLOCK_SKEW: {
    message: 'The clocks of this server and of Duo differ too much.',
    advice: 'Let the server’s clock be set by NTP.',
  },
  DUO_UNIVERSAL_TOO_MANY_STARTS: {
    message: 'You were sent to Duo too often.',
    advice: 'Wait a few minutes and start again.',
  },
}

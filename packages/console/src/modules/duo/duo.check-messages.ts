import type { ErrorTexts } from '../../lib/error-message.ts'

/** What a check of the connection finds: for administrators, so that it doesn’t weigh on the page where people log on. */
export const duoCheckMessages: ErrorTexts = {
  DUO_OK: { message: 'Duo answers and accepts the keys.', advice: 'Nothing to do.' },
  DUO_NOT_CONFIGURED: { message: 'Integration key, secret key and API hostname are needed first.', advice: 'Copy all three from the application’s page in Duo’s admin panel.' },
  DUO_BAD_CREDENTIALS: { message: 'Duo does not accept the keys.', advice: 'Copy integration key, secret key and API hostname again, all from the same application.' },
  DUO_WRONG_HOST: {
    message: 'There is no Duo service at the API hostname.',
    advice: 'Copy the API hostname again. If it is right, something between this server and Duo intercepts the connection.',
  },
  DUO_WRONG_APPLICATION: { message: 'The keys belong to another type of Duo application.', advice: 'Protect a “Partner Auth API” application in Duo and use its keys.' },
  DUO_CLOCK_SKEW: { message: 'The clocks of this server and of Duo differ too much.', advice: 'Let the server’s clock be set by NTP.' },
}

import type { ErrorTexts } from '../../lib/error-message.ts'

export const passwordMessages: ErrorTexts = {
  // The same whether the name is unknown, the user disabled or the password wrong: nothing here may tell these apart.
  PASSWORD_INCORRECT: {
    message: 'The username or password is not right.',
    advice: 'Check both and try again. Capital letters count.',
  },
  PASSWORD_MISSING: { message: 'The password is missing.', advice: 'Enter it to go on.' },
  PASSWORD_NEW_MISSING: { message: 'The new password is missing.', advice: 'Choose one and enter it.' },
  PASSWORD_TOO_SHORT: {
    message: 'That is too short.',
    advice: 'Use more characters. A few words in a row are easy to remember.',
  },
  PASSWORD_TOO_COMMON: {
    message: 'That is among the first passwords that an attacker tries.',
    advice: 'Choose one that is on no list and has nothing to do with you.',
  },
  PASSWORD_UNCHANGED: {
    message: 'That is the password that you were given.',
    advice: 'Choose another one, which only you know.',
  },
  PASSWORD_INITIAL_EXPIRED: {
    message: 'The password that you were given was good for seven days only.',
    advice: 'Ask an administrator for a new one.',
  },
  PASSWORD_TOO_LONG: {
    message: 'That is longer than any password can be.',
    advice: 'Check that you pasted the right thing.',
  },
}

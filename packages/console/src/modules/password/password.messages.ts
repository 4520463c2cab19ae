import type { ErrorTexts } from '../../lib/error-message.ts'

export const passwordMessages: ErrorTexts = {
  // The same whether the name is unknown, the user disabled or the password wrong: nothing here may tell these apart.
  PASSWORD_INCORRECT: { message: 'The username or password is not right.', advice: 'Check both and try again. Capital letters count.' },
  PASSWORD_MISSING: { message: 'The password is missing.', advice: 'Enter it to go on.' },
  PASSWORD_TOO_LONG: { message: 'That is longer than any password can be.', advice: 'Check that you pasted the right thing.' },
}

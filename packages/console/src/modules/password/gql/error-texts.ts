/** From packages/api/error-codes.json. */
export const ERROR_TEXTS = {
  PASSWORD_TOO_SHORT: {"message":"The password is too short.","hint":"Use a longer one, such as a few words in a row."},
  PASSWORD_TOO_COMMON: {"message":"The password is one of the first that attackers try.","hint":"Choose one that is unrelated to the user and to this product, and is on no list."},
  PASSWORD_INCORRECT: {"message":"The username or the password is wrong.","hint":"Check both and try again."},
  PASSWORD_MISSING: {"message":"Something is missing.","hint":"Enter your username and your password."},
  PASSWORD_NEW_MISSING: {"message":"A new password is needed.","hint":"Choose one and enter it."},
  PASSWORD_UNCHANGED: {"message":"This is the password that you were given.","hint":"Choose another one, which nobody else knows."},
  PASSWORD_INITIAL_EXPIRED: {"message":"The password that you were given is too old to begin with.","hint":"Ask an administrator for a new one."},
  PASSWORD_TOO_LONG: {"message":"This is longer than any password here.","hint":"Check what was pasted and try again."},
} as const;

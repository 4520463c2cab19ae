/** From packages/api/error-codes.json. */
export const ERROR_TEXTS = {
  RECOVERY_CODE_INCORRECT: {"message":"The username or the recovery code is wrong, or the code was used before.","hint":"Check both, or take the next code of your list."},
  RECOVERY_CODE_MISSING: {"message":"Something is missing.","hint":"Enter your username and one of your recovery codes."},
} as const;

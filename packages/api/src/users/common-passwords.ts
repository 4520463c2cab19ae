let loaded: Promise<ReadonlySet<string>> | null = null

/** The most common passwords (lower case) of published breaches, as kept by zxcvbn. Loaded when first asked for. */
export function loadCommonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common'].map((password) => password.toLowerCase())))
  return loaded
}

const MAX_TYPED_LENGTH = 100

/** The characters of a code in Crockford's base32 as somebody typed it: letters in either case, with or without hyphens and spaces; I and L are read as 1, O as 0. */
export const readCode = (typed: string): string =>
  typed
    .slice(0, MAX_TYPED_LENGTH)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('O', '0')

/** A reference as it was given out (`randomReference`), from how somebody quotes it. */
export const toReference = (quoted: string): string => readCode(quoted).replaceAll(/.{4}(?=.)/g, '$&-')

const MAX_TYPED_LENGTH = 100

/**
 * Normalizes a typed code in Crockford's base32: letters in either case, with or without hyphens and spaces. I and L
 * count as 1, O as 0.
 */
export const readCode = (typed: string): string =>
  typed
    .slice(0, MAX_TYPED_LENGTH)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('O', '0')

/** Converts a quoted reference into the form in which it was issued (`randomReference`). */
export const toReference = (quoted: string): string => readCode(quoted).replaceAll(/.{4}(?=.)/g, '$&-')

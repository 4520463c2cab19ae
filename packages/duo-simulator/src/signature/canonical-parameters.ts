export type ParameterPair = readonly [name: string, value: string]

/**
 * SDKs disagree where it hardly ever matters. Most sort by the encoded names, and the values of a repeated name as
 * well (`encoded`); Duo's Node SDK sorts by the names as they are and leaves repeated values in their order (`raw`).
 */
export type ParameterOrder = 'encoded' | 'raw'

/** Sorted, everything but unreserved characters (RFC 3986 §2.3) percent-encoded with capitals; empty without parameters. */
export function canonicalizeParameters(pairs: readonly ParameterPair[], order: ParameterOrder = 'encoded'): string {
  const entries = pairs.map(([name, value]) => ({
    raw: name,
    encoded: encodeStrictly(name),
    value: encodeStrictly(value),
  }))
  // NOTE: compared by name first, not as "name=value": `foo` sorts before `foo_bar`, though "=" sorts after "_".
  entries.sort(
    (one, other) => compare(one[order], other[order]) || (order === 'encoded' ? compare(one.value, other.value) : 0),
  )
  return entries.map(({ encoded, value }) => `${encoded}=${value}`).join('&')
}

/** What clients put into a form body or query: `+` and `%20` are both a space, and some leave `!'()*` bare. */
export function parseParameters(encoded: string): ParameterPair[] {
  return [...new URLSearchParams(encoded)]
}

function encodeStrictly(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

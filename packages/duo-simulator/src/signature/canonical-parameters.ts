export type ParameterPair = readonly [name: string, value: string]

/** SDKs disagree on a repeated name: most sort its values, Duo's Node SDK signs them as they were given. */
export type RepeatedValues = 'sorted' | 'as-sent'

/** Names sorted, everything but unreserved characters (RFC 3986 §2.3) percent-encoded with capitals; empty without parameters. */
export function canonicalizeParameters(pairs: readonly ParameterPair[], repeated: RepeatedValues = 'sorted'): string {
  const encoded = pairs.map(([name, value]) => [encodeStrictly(name), encodeStrictly(value)] as const)
  // NOTE: compared by name first, not as "name=value": `foo` sorts before `foo_bar`, though "=" sorts after "_".
  encoded.sort((one, other) => compare(one[0], other[0]) || (repeated === 'sorted' ? compare(one[1], other[1]) : 0))
  return encoded.map(([name, value]) => `${name}=${value}`).join('&')
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

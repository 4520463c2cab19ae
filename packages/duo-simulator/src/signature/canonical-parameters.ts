export type ParameterPair = readonly [name: string, value: string]

/**
 * The SDKs differ in rare cases. Most sort by the encoded names and also sort the values of a repeated name
 * (`encoded`). Duo's Node SDK sorts by the raw names and keeps repeated values in their order (`raw`).
 */
export type ParameterOrder = 'encoded' | 'raw'

/** Sorts the parameters and percent-encodes all but unreserved characters (RFC 3986 §2.3), with capital hex digits. */
export function canonicalizeParameters(pairs: readonly ParameterPair[], order: ParameterOrder = 'encoded'): string {
  const entries = pairs.map(([name, value]) => ({
    raw: name,
    encoded: encodeStrictly(name),
    value: encodeStrictly(value),
  }))
  // NOTE: compare by name first, not as "name=value": `foo` sorts before `foo_bar`, though "=" sorts after "_".
  entries.sort(
    (one, other) => compare(one[order], other[order]) || (order === 'encoded' ? compare(one.value, other.value) : 0),
  )
  return entries.map(({ encoded, value }) => `${encoded}=${value}`).join('&')
}

/** Parses a form body or query. Clients encode a space as `+` or `%20`, and some leave `!'()*` bare. */
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

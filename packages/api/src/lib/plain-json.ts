const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Copies an untrusted JSON object key by key onto an object without a prototype. Null for anything else, for an object
 * of more than `maxBytes`, or with a key that pollutes prototypes (CVE-2026-34221).
 */
export function parsePlainObject(untrusted: unknown, maxBytes: number): Record<string, unknown> | null {
  if (typeof untrusted !== 'object' || untrusted === null || Array.isArray(untrusted)) return null
  const text = JSON.stringify(untrusted)
  if (Buffer.byteLength(text, 'utf8') > maxBytes) return null
  let isClean = true
  const parsed: unknown = JSON.parse(text, (key, value: unknown) => {
    if (FORBIDDEN_KEYS.has(key)) isClean = false
    return value
  })
  return isClean ? Object.assign(Object.create(null) as Record<string, unknown>, parsed) : null
}

/** JSON with the keys of every object in order, so that equal values give equal text. */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([left], [right]) => (left < right ? -1 : 1)))
      : entry,
  )
}

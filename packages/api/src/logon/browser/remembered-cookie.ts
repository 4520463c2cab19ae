/** Users of one browser, times modules, that it can remember: a cookie has no room for more, and the oldest goes first. */
const MAX_ENTRIES = 4
const MAX_LENGTH = 4_000
const ENTRY = /^(rem_[0-9a-z]{20})\.(v1\.[\w-]{1,1200})$/u

/** Sealed values by the id of their entry, oldest first; whatever has another form is left out. */
export function parseRememberedCookie(rawCookie: string | null): Map<string, string> {
  const entries = new Map<string, string>()
  if (rawCookie === null || rawCookie.length > MAX_LENGTH) return entries
  for (const part of rawCookie.split('~', MAX_ENTRIES)) {
    const [, id, sealed] = ENTRY.exec(part) ?? []
    if (id && sealed) entries.set(id, sealed)
  }
  return entries
}

export const toRememberedCookie = (entries: ReadonlyMap<string, string>): string =>
  [...entries]
    .slice(-MAX_ENTRIES)
    .map(([id, sealed]) => `${id}.${sealed}`)
    .join('~')

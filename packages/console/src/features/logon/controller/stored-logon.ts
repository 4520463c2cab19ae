const keyOf = (accessType: string): string => `sallyport.logon.${accessType}`
const LATEST_KEY = 'sallyport.logon'

interface StoredLogon {
  token: string
  returnTo: string | null
}

// The token is useless without this browser's HttpOnly cookie; it only finds the logon again after a reload.
// A browser may have storage disabled; then a reload starts a new logon, which does no harm.

export function storeLogon(accessType: string, logon: StoredLogon): void {
  try {
    sessionStorage.setItem(keyOf(accessType), JSON.stringify(logon))
    sessionStorage.setItem(LATEST_KEY, accessType)
  } catch {
    // See above.
  }
}

/** The logon in progress in this tab. */
export function findStoredLogon(accessType: string): StoredLogon | null {
  try {
    const stored = JSON.parse(sessionStorage.getItem(keyOf(accessType)) ?? 'null') as Partial<StoredLogon> | null
    return typeof stored?.token === 'string' ? { token: stored.token, returnTo: stored.returnTo ?? null } : null
  } catch {
    return null
  }
}

/** The access type of this tab's latest logon, for an address that names none. */
export function findLatestAccessType(): string | null {
  try {
    return sessionStorage.getItem(LATEST_KEY)
  } catch {
    return null
  }
}

export function forgetLogon(accessType: string): void {
  try {
    sessionStorage.removeItem(keyOf(accessType))
    sessionStorage.removeItem(LATEST_KEY)
  } catch {
    // See above.
  }
}

const keyOf = (accessType: string): string => `sallyport.logon.${accessType}`

interface StoredLogon {
  token: string
  returnTo: string | null
}

// The token opens nothing without this browser's HttpOnly cookie; it only finds the logon again after a reload.
// Storage can be switched off in a browser; then a reload starts anew, which is no harm.

export function storeLogon(accessType: string, logon: StoredLogon): void {
  try {
    sessionStorage.setItem(keyOf(accessType), JSON.stringify(logon))
  } catch {
    // See above.
  }
}

/** The token of a logon that was under way in this tab, if it was to lead to the same page. */
export function findStoredToken(accessType: string, returnTo: string | null): string | null {
  try {
    const stored = JSON.parse(sessionStorage.getItem(keyOf(accessType)) ?? 'null') as Partial<StoredLogon> | null
    return typeof stored?.token === 'string' && (stored.returnTo ?? null) === returnTo ? stored.token : null
  } catch {
    return null
  }
}

export function forgetLogon(accessType: string): void {
  try {
    sessionStorage.removeItem(keyOf(accessType))
  } catch {
    // See above.
  }
}

/** The logon page, which leads back to a path of this site. */
export const toLogonUrl = (path: string): string => `/logon?returnTo=${encodeURIComponent(path)}`

/** Goes to the logon page as a new document, so that no data of the ended session stays in memory. */
export function goToLogon(location: Location = window.location): void {
  location.assign(toLogonUrl(`${location.pathname}${location.search}`))
}

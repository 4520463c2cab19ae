/** The logon page, coming back to a path of this site afterwards. */
export const toLogonUrl = (path: string): string => `/logon?returnTo=${encodeURIComponent(path)}`

/** Leaves for the logon page. The whole document is left, so nothing of the ended session stays in memory. */
export function goToLogon(location: Location = window.location): void {
  location.assign(toLogonUrl(`${location.pathname}${location.search}`))
}

/** The address of the logon page by that access type, from which one goes on to that place. */
export function toLogonAddress(accessType: string, returnTo: string | null): string {
  const query = new URLSearchParams({
    ...(accessType !== 'browser' && { accessType }),
    ...(returnTo !== null && { returnTo }),
  }).toString()
  return query === '' ? '/logon' : `/logon?${query}`
}

/** The address of the logon page for an access type, which leads to `returnTo` afterwards. */
export function toLogonAddress(accessType: string, returnTo: string | null): string {
  const query = new URLSearchParams({
    ...(accessType !== 'browser' && { accessType }),
    ...(returnTo !== null && { returnTo }),
  }).toString()
  return query === '' ? '/logon' : `/logon?${query}`
}

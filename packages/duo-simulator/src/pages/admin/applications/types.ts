/** As Duo's catalog calls them; the default first. */
export const applicationTypes = [
  { value: 'auth-api', label: 'Partner Auth API', use: 'For a server with a logon page of its own.' },
  { value: 'universal', label: 'Web SDK', use: 'For a server that sends people to Duo’s prompt.' },
  { value: 'admin-api', label: 'Admin API', use: 'To see a server refuse keys of the wrong kind.' },
]

export function applicationTypeName(type: string): string {
  return applicationTypes.find(({ value }) => value === type)?.label ?? type
}

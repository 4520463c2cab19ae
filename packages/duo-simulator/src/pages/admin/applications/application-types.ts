/** As Duo's catalog calls them; the default first. */
export const applicationTypes = [
  { value: 'auth-api', label: 'Partner Auth API', use: 'for a server with a logon page of its own' },
  { value: 'universal', label: 'Web SDK', use: 'for a server that sends people to Duo’s prompt' },
  { value: 'admin-api', label: 'Admin API', use: 'to see a server refuse keys of the wrong kind' },
]

export function applicationTypeName(type: string): string {
  return applicationTypes.find(({ value }) => value === type)?.label ?? type
}

import { APPLICATION_TYPES, type ApplicationType } from '../../../contract/applications.ts'

/** The names in Duo's catalog. */
const types: Record<ApplicationType, { label: string; use: string }> = {
  'auth-api': { label: 'Partner Auth API', use: 'For a server with its own logon page.' },
  universal: { label: 'Web SDK', use: 'For a server that sends users to Duo’s prompt.' },
  'admin-api': { label: 'Admin API', use: 'For testing how a server handles keys of the wrong type.' },
}

/** The default first. */
export const applicationTypes = APPLICATION_TYPES.map((value) => ({ value, ...types[value] }))

export const findApplicationType = (type: ApplicationType): { label: string; use: string } => types[type]

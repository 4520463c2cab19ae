export const APPLICATION_TYPES = ['auth-api', 'universal', 'admin-api'] as const
export type ApplicationType = (typeof APPLICATION_TYPES)[number]

export interface ApplicationView {
  type: ApplicationType
  integrationKey: string
  secretKey: string
  apiHostname: string
  name: string
  /** Universal Prompt applications only. An empty list allows every http and https address. */
  redirectUris?: string[]
}

import type { ApplicationView } from '../../contract/applications.ts'
import type { Application } from '../../state/model.ts'

export function toApplicationView(application: Application, apiHostname: string): ApplicationView {
  const { type, integrationKey, secretKey, name, redirectUris } = application
  return {
    type,
    integrationKey,
    secretKey,
    apiHostname,
    name,
    ...(type === 'universal' && { redirectUris: [...redirectUris] }),
  }
}

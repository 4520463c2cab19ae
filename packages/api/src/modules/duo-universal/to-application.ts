import type { OpenedSettings } from '../../module-contract/settings-definition.ts'
import type { UniversalContext } from './duo-universal.state.ts'
import { UniversalCallError } from './universal-call-error.ts'
import type { UniversalApplication } from './universal-client.ts'

/** The path under which the server's own logon page takes the browser back. */
const RETURN_PATH = '/logon'

export const toReturnUrl = (returnUrl: unknown, publicUrl: string): string =>
  typeof returnUrl === 'string' && returnUrl !== '' ? returnUrl : new URL(RETURN_PATH, publicUrl).href

export function toApplication({
  settings,
  secrets,
  publicUrl,
}: Pick<UniversalContext, 'settings' | 'secrets' | 'publicUrl'>): UniversalApplication {
  const application = readApplication({ settings, secrets }, publicUrl)
  if (!application)
    throw new UniversalCallError('not-configured', 'Client ID, client secret or API hostname is missing')
  return application
}

export function readApplication({ settings, secrets }: OpenedSettings, publicUrl: string): UniversalApplication | null {
  const { clientId, apiHostname, returnUrl } = settings
  const { clientSecret } = secrets
  if (typeof clientId !== 'string' || typeof apiHostname !== 'string' || !clientId || !apiHostname || !clientSecret)
    return null
  return {
    clientId,
    clientSecret,
    apiHostname: apiHostname.toLowerCase(),
    returnUrl: toReturnUrl(returnUrl, publicUrl),
  }
}

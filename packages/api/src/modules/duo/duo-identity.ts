import { isIP } from 'node:net'
import type { StepUser } from '../../module-contract/step-context.ts'
import { DuoCallError } from './duo-call-error.ts'
import type { DuoApplication, DuoIdentity } from './duo.client.ts'
import type { DuoContext } from './duo.state.ts'

/** The user, whom an earlier step has proved. Nothing is ever asked of Duo in anybody else's name. */
export function getUser(context: DuoContext): StepUser {
  if (!context.user || context.user.fake) throw new Error('The Duo step was reached without a proved user')
  return context.user
}

export function toApplication({ settings, secrets }: Pick<DuoContext, 'settings' | 'secrets'>): DuoApplication {
  const { integrationKey, apiHostname } = settings
  const secretKey = secrets.secretKey
  if (!integrationKey || !apiHostname || !secretKey) throw new DuoCallError('not-configured', 'Integration key, secret key or API hostname is missing')
  return { integrationKey, secretKey, apiHostname: apiHostname.toLowerCase() }
}

/**
 * Whom to ask Duo about. A stored id goes before any name: names that differ here can be the same at Duo
 * (the confusion behind CVE-2025-6013).
 */
export function toIdentity(context: DuoContext): DuoIdentity {
  return context.enrollment ? { user_id: context.enrollment.externalId } : { username: toDuoUsername(context) }
}

/** From the name in the database, never from what was typed. */
export function toDuoUsername(context: DuoContext): string {
  const { username, email } = getUser(context)
  const name = {
    'as-typed': () => username,
    'lower-case': () => username.toLowerCase(),
    'without-domain': () => username.replace(/^[^\\]*\\/u, '').replace(/@.*$/su, ''),
    email: () => email ?? '',
  }[context.settings.usernameFormat]()
  if (name === '') throw new DuoCallError('no-username', 'The user has no name at Duo by the configured format')
  return name
}

/** Duo's policies for networks and places go by it; unknown, they have no effect. */
export function toIpAddress({ client }: DuoContext): string | undefined {
  const address = client.ipAddress?.replace(/^::ffff:(?=[\d.]+$)/iu, '')
  return address && isIP(address) ? address : undefined
}

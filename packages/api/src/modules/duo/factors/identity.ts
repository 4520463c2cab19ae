import { isIP } from 'node:net'
import {
  isNameOfAnother as isExternalNameOfAnother,
  toClaimedName as toNameToClaim,
  toExternalName,
} from '../../../module-contract/external-name.ts'
import type { StepUser } from '../../../module-contract/step-context.ts'
import { DuoCallError } from '../client/duo-call-error.ts'
import type { DuoApplication, DuoIdentity } from '../client/duo-client.ts'
import type { DuoContext } from './duo-state.ts'

/** The user, verified by an earlier step. Nothing is ever asked of Duo in anybody else's name. */
export function getUser(context: DuoContext): StepUser {
  if (!context.user || context.user.fake) throw new Error('The Duo step was reached without a proved user')
  return context.user
}

export function toApplication({ settings, secrets }: Pick<DuoContext, 'settings' | 'secrets'>): DuoApplication {
  const { integrationKey, apiHostname } = settings
  const secretKey = secrets.secretKey
  if (!integrationKey || !apiHostname || !secretKey)
    throw new DuoCallError('not-configured', 'Integration key, secret key or API hostname is missing')
  return { integrationKey, secretKey, apiHostname: apiHostname.toLowerCase() }
}

/**
 * The user to ask Duo about. A stored id goes before any name: names that differ here can be the same at Duo
 * (the confusion behind CVE-2025-6013).
 */
export function toIdentity(context: DuoContext): DuoIdentity {
  const id = findDuoUserId(context)
  return id === null ? { username: toDuoUsername(context) } : { user_id: id }
}

/** Ids belong to one Duo account; with the API hostname of another one they say nothing. */
export function findDuoUserId({ enrollment, settings }: DuoContext): string | null {
  if (!enrollment) return null
  return enrollment.scope === '' || enrollment.scope === settings.apiHostname.toLowerCase()
    ? enrollment.externalId
    : null
}

/** What an administrator has set for this user, else by the configured format from the name in the database; never from what was typed. */
export function toDuoUsername(context: DuoContext): string {
  const name = toExternalName(context)
  if (name === '') throw new DuoCallError('no-username', 'The user has no name at Duo by the configured format')
  return name
}

/** Somebody else has passed under this user's name at Duo, so their phone must not be asked. */
export async function isNameOfAnother(context: DuoContext): Promise<boolean> {
  return findDuoUserId(context) === null && isExternalNameOfAnother(context)
}

/** The name to keep for this user from now on; null where it is kept already, or can't be. */
export async function toClaimedName(context: DuoContext): Promise<string | null> {
  const name = toNameToClaim(context)
  // Who is known by id needs no name, and must not be kept out for one.
  return name !== null && findDuoUserId(context) !== null && (await context.isNameTaken(name)) ? null : name
}

/** Duo's policies for networks and places depend on it; unknown, they have no effect. */
export function toIpAddress({ client }: DuoContext): string | undefined {
  const address = client.ipAddress?.replace(/^::ffff:(?=[\d.]+$)/iu, '')
  return address && isIP(address) ? address : undefined
}

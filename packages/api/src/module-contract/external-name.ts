import { type NameSettings, toFormattedName } from './external-name-fields.ts'
import type { StepContext } from './step-context.ts'

type NameContext = Pick<StepContext, 'user' | 'profile' | 'isNameTaken'> & { settings: NameSettings }

/**
 * The name of a verified user at the other service: the one that an administrator has set, else the one that the settings produce from the
 * stored user; never from what was typed. Empty if there is none.
 */
export function toExternalName({ user, profile, settings }: NameContext): string {
  if (!user || user.fake) throw new Error('The step was reached without a verified user')
  return profile.externalName ?? toFormattedName(settings, user)
}

/** Whether another user has passed under this user's name: that user must not be asked to confirm for this one. */
export async function isNameOfAnother(context: NameContext): Promise<boolean> {
  const name = toExternalName(context)
  return name !== '' && !isClaimed(context, name) && (await context.isNameTaken(name))
}

/** The name to keep for this user from now on; null if it is kept already. */
export function toClaimedName(context: NameContext): string | null {
  const name = toExternalName(context)
  return name === '' || isClaimed(context, name) ? null : name
}

/** Forms that differ only in case or composition are kept as one name: the other side may not tell them apart. */
const isClaimed = ({ profile }: NameContext, name: string): boolean =>
  profile.claimedName === name.normalize('NFC').toLowerCase()

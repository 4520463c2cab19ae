import type { SettingFields, SettingValues } from '@sallyport/shared/setting-field'
import type { StepContext, StepUser } from './step-context.ts'

/** What a template can have in braces. */
const ATTRIBUTES = ['username', 'email', 'localPart'] as const

/** Settings of a module whose users have a name at another service. Spread them into the module's own. */
export const EXTERNAL_NAME_FIELDS = {
  usernameFormat: {
    kind: 'choice',
    label: 'Username at Duo',
    help:
      'How a username becomes the one at Duo (Users in Duo’s admin panel). Two users whose names become the same one share their ' +
      'phones: choose “without domain” only where names are unique without it.',
    default: 'as-typed',
    options: [
      { value: 'as-typed', label: 'As it is here' },
      { value: 'lower-case', label: 'In lower case' },
      { value: 'without-domain', label: 'Without domain (alice for alice@example.com or EXAMPLE\\alice)' },
      { value: 'email', label: 'The user’s e-mail address' },
      { value: 'template', label: 'By a template' },
    ],
  },
  usernameTemplate: {
    kind: 'text',
    label: 'Template for the username at Duo',
    help: 'Used with “By a template”, e.g. {username}@example.com. In braces: username, email, or localPart (of the e-mail address, before the @).',
    maxLength: 100,
    pattern: '[^{}]*(?:\\{(?:username|email|localPart)\\}[^{}]*)+',
    patternMessage:
      'A template needs {username}, {email} or {localPart} in it, and nothing else in braces, e.g. {username}@example.com.',
  },
} as const satisfies SettingFields

/** The part of a manifest's `externalName` that all such modules share. */
export const toNameBySettings = (
  settings: Readonly<Record<string, unknown>>,
  user: { username: string; email: string | null },
): string => toFormattedName(settings as NameSettings, user)

type NameSettings = Pick<SettingValues<typeof EXTERNAL_NAME_FIELDS>, 'usernameFormat' | 'usernameTemplate'>
type NameContext = Pick<StepContext, 'user' | 'profile' | 'isNameTaken'> & { settings: NameSettings }

/** Rules for these settings together. */
export function checkExternalNameFields({
  usernameFormat,
  usernameTemplate,
}: Readonly<Record<string, unknown>>): { field: string; code: string; message: string }[] {
  if (usernameFormat !== 'template' || usernameTemplate) return []
  return [
    {
      field: 'usernameTemplate',
      code: 'SETTING_REQUIRED',
      message: 'Say how the username at Duo is made, e.g. {username}@example.com.',
    },
  ]
}

/** The name by the settings; empty where an attribute that it is made of is missing. */
export function toFormattedName(
  { usernameFormat, usernameTemplate }: NameSettings,
  { username, email }: Pick<StepUser, 'username' | 'email'>,
): string {
  switch (usernameFormat) {
    case 'as-typed':
      return username
    case 'lower-case':
      return username.toLowerCase()
    case 'without-domain':
      return username.replace(/^[^\\]*\\/u, '').replace(/@.*$/su, '')
    case 'email':
      return email ?? ''
    case 'template':
      return fill(usernameTemplate ?? '', {
        username,
        email: email ?? '',
        localPart: (email ?? '').replace(/@.*$/su, ''),
      })
  }
}

/**
 * The name of a proved user at the other service: what an administrator has set for this user, else by the settings from the name in
 * the database; never from what was typed. Empty where there is none.
 */
export function toExternalName({ user, profile, settings }: NameContext): string {
  if (!user || user.fake) throw new Error('The step was reached without a proved user')
  return profile.externalName ?? toFormattedName(settings, user)
}

/** Whether somebody else has passed under this user's name, so that they must not be asked for this one. */
export async function isNameOfAnother(context: NameContext): Promise<boolean> {
  const name = toExternalName(context)
  return name !== '' && !isClaimed(context, name) && (await context.isNameTaken(name))
}

/** The name to keep for this user from now on; null where it is kept already. */
export function toClaimedName(context: NameContext): string | null {
  const name = toExternalName(context)
  return name === '' || isClaimed(context, name) ? null : name
}

/** As names are kept: forms that differ only in case or composition are one name at Duo. */
const isClaimed = ({ profile }: NameContext, name: string): boolean =>
  profile.claimedName === name.normalize('NFC').toLowerCase()

function fill(template: string, attributes: Record<(typeof ATTRIBUTES)[number], string>): string {
  let isComplete = true
  const name = template.replaceAll(/\{(\w+)\}/gu, (_match, attribute: string) => {
    const value = Object.hasOwn(attributes, attribute) ? attributes[attribute as keyof typeof attributes] : ''
    isComplete &&= value !== ''
    return value
  })
  return isComplete ? name : ''
}

import type { SettingFields, SettingValues } from '@sallyport/shared/setting-field'
import type { SettingProblem } from './settings-definition.ts'
import type { StepUser } from './step-context.ts'

/** What a template can have in braces. */
const ATTRIBUTES = ['username', 'email', 'localPart'] as const

/**
 * Settings of a module whose users have a name at another service. Spread them into the module's own.
 * @param service the service's name, and the place where its administrators see the names, e.g. “Users in its admin panel”
 */
export const toExternalNameFields = ({ title, place }: { title: string; place: string }) =>
  ({
    usernameFormat: {
      kind: 'choice',
      label: `Username at ${title}`,
      help:
        `How a username becomes the one at ${title} (${place}). Two users whose names become the same one share their devices there: ` +
        'choose “Without domain” only if names are unique without it.',
      default: 'as-typed',
      options: [
        { value: 'as-typed', label: 'Same as here' },
        { value: 'lower-case', label: 'In lower case' },
        { value: 'without-domain', label: 'Without domain (alice for alice@example.com or EXAMPLE\\alice)' },
        { value: 'email', label: 'The user’s e-mail address' },
        { value: 'template', label: 'From a template' },
      ],
    },
    usernameTemplate: {
      kind: 'text',
      label: `Template for the username at ${title}`,
      help: 'Used with “From a template”, e.g. {username}@example.com. In braces: username, email, or localPart (of the e-mail address, before the @).',
      maxLength: 100,
      pattern: '[^{}]*(?:\\{(?:username|email|localPart)\\}[^{}]*)+',
      patternMessage:
        'Put {username}, {email} or {localPart} into the template, and nothing else in braces, e.g. {username}@example.com.',
    },
  }) as const satisfies SettingFields

/** The part of a manifest's `externalName` that all such modules share. */
export const toNameBySettings = (
  settings: Readonly<Record<string, unknown>>,
  user: { username: string; email: string | null },
): string => toFormattedName(settings as NameSettings, user)

export type NameSettings = Pick<
  SettingValues<ReturnType<typeof toExternalNameFields>>,
  'usernameFormat' | 'usernameTemplate'
>

/** Rules that the fields alone can't express. */
export function checkExternalNameFields({
  usernameFormat,
  usernameTemplate,
}: Readonly<Record<string, unknown>>): SettingProblem[] {
  if (usernameFormat !== 'template' || usernameTemplate) return []
  return [
    {
      field: 'usernameTemplate',
      code: 'SETTING_REQUIRED',
      message: 'Enter the template, e.g. {username}@example.com.',
    },
  ]
}

/** The name that the settings produce; empty if the user lacks an attribute that it is made of. */
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

function fill(template: string, attributes: Record<(typeof ATTRIBUTES)[number], string>): string {
  let isComplete = true
  const name = template.replaceAll(/\{(\w+)\}/gu, (_match, attribute: string) => {
    const value = Object.hasOwn(attributes, attribute) ? attributes[attribute as keyof typeof attributes] : ''
    isComplete &&= value !== ''
    return value
  })
  return isComplete ? name : ''
}

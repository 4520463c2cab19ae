import type { SettingValues } from '@sallyport/shared/setting-field'
import type { StepUser } from '../../module-contract/step-context.ts'
import type { DUO_SETTINGS } from './duo.settings.ts'

/** What a template can have in braces. */
export const NAME_ATTRIBUTES = ['username', 'email', 'localPart'] as const

type NameSettings = Pick<SettingValues<typeof DUO_SETTINGS>, 'usernameFormat' | 'usernameTemplate'>

/** The name at Duo by the settings; nothing where an attribute that it is made of is missing. */
export function toFormattedName({ usernameFormat, usernameTemplate }: NameSettings, { username, email }: Pick<StepUser, 'username' | 'email'>): string {
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
      return fill(usernameTemplate ?? '', { username, email: email ?? '', localPart: (email ?? '').replace(/@.*$/su, '') })
  }
}

function fill(template: string, attributes: Record<(typeof NAME_ATTRIBUTES)[number], string>): string {
  let isComplete = true
  const name = template.replaceAll(/\{(\w+)\}/gu, (_match, attribute: string) => {
    const value = Object.hasOwn(attributes, attribute) ? attributes[attribute as keyof typeof attributes] : ''
    isComplete &&= value !== ''
    return value
  })
  return isComplete ? name : ''
}

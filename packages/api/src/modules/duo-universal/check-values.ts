import type { SettingProblem } from '../../module-contract/settings-definition.ts'
import { checkAccountValues } from '../duo-account/check-account-values.ts'
import type { DuoHosts } from '../duo-account/hosts.ts'

/** Rules for the settings that their fields can't express. */
export function checkUniversalValues(
  values: Readonly<Record<string, unknown>>,
  { hosts, publicUrl, allowedOrigins }: { hosts: DuoHosts; publicUrl: string; allowedOrigins: readonly string[] },
): SettingProblem[] {
  return [...checkAccountValues(values, hosts), ...checkReturnUrl(values['returnUrl'], publicUrl, allowedOrigins)]
}

function checkReturnUrl(returnUrl: unknown, publicUrl: string, allowedOrigins: readonly string[]): SettingProblem[] {
  if (typeof returnUrl !== 'string' || returnUrl === '') return []
  const url = URL.canParse(returnUrl) ? new URL(returnUrl) : null
  if (
    url &&
    !url.username &&
    !url.password &&
    url.hash === '' &&
    [new URL(publicUrl).origin, ...allowedOrigins].includes(url.origin)
  )
    return []
  return [
    {
      field: 'returnUrl',
      code: 'SETTING_INVALID',
      message:
        'Give the whole address of a logon page on this server, or on an origin that SALLYPORT_ALLOWED_ORIGINS names.',
    },
  ]
}

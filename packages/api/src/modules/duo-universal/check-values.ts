import { checkExternalNameFields } from '../../module-contract/external-name.ts'
import type { SettingProblem } from '../../module-contract/settings-definition.ts'
import type { HostRules } from './universal-client.ts'

/** Rules for the settings that their fields can't express. */
export function checkUniversalValues(
  values: Readonly<Record<string, unknown>>,
  { hosts, publicUrl, allowedOrigins }: { hosts: HostRules; publicUrl: string; allowedOrigins: readonly string[] },
): SettingProblem[] {
  return [
    ...checkExternalNameFields(values),
    ...checkHost(values['apiHostname'], hosts),
    ...checkReturnUrl(values['returnUrl'], publicUrl, allowedOrigins),
  ]
}

function checkHost(apiHostname: unknown, hosts: HostRules): SettingProblem[] {
  if (typeof apiHostname !== 'string' || apiHostname === '' || hosts.isAllowed(apiHostname)) return []
  const message =
    'The API hostname looks like api-xxxxxxxx.duosecurity.com (or duofederal.com). Copy it from Duo’s admin panel, without https:// and without a path.'
  return [{ field: 'apiHostname', code: 'SETTING_INVALID', message }]
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

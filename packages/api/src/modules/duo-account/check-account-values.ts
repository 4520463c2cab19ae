import { checkExternalNameFields } from '../../module-contract/external-name-fields.ts'
import type { SettingProblem } from '../../module-contract/settings-definition.ts'
import type { DuoHosts } from './hosts.ts'

/** Rules for the settings of both modules that their fields can't express. */
export function checkAccountValues(values: Readonly<Record<string, unknown>>, hosts: DuoHosts): SettingProblem[] {
  const { apiHostname } = values
  const problems = checkExternalNameFields(values)
  if (typeof apiHostname === 'string' && apiHostname !== '' && !hosts.isAllowed(apiHostname))
    problems.push({
      field: 'apiHostname',
      code: 'SETTING_INVALID',
      message:
        'Enter an API hostname such as api-xxxxxxxx.duosecurity.com (or duofederal.com), as Duo’s admin panel shows it: without https:// and without a path.',
    })
  return problems
}

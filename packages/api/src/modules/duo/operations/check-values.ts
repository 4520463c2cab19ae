import { checkExternalNameFields } from '../../../module-contract/external-name.ts'
import type { DuoHosts } from '../client/hosts.ts'

interface ValueProblem {
  field: string
  code: string
  message: string
}

/** Rules for the settings together. */
export function checkDuoValues(values: Readonly<Record<string, unknown>>, hosts: DuoHosts): ValueProblem[] {
  const { apiHostname } = values
  const problems: ValueProblem[] = checkExternalNameFields(values)
  if (typeof apiHostname === 'string' && apiHostname !== '' && !hosts.isAllowed(apiHostname))
    problems.push({
      field: 'apiHostname',
      code: 'SETTING_INVALID',
      message:
        'The API hostname looks like api-xxxxxxxx.duosecurity.com (or duofederal.com). Copy it from Duo’s admin panel, without https:// and without a path.',
    })
  return problems
}

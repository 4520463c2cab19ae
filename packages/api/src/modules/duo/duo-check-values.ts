import type { DuoHosts } from './duo-hosts.ts'

interface ValueProblem {
  field: string
  code: string
  message: string
}

/** Rules for the settings together. */
export function checkDuoValues({ apiHostname, usernameFormat, usernameTemplate }: Readonly<Record<string, unknown>>, hosts: DuoHosts): ValueProblem[] {
  const problems: ValueProblem[] = []
  if (typeof apiHostname === 'string' && apiHostname !== '' && !hosts.isAllowed(apiHostname))
    problems.push({
      field: 'apiHostname',
      code: 'SETTING_INVALID',
      message: 'The API hostname looks like api-xxxxxxxx.duosecurity.com (or duofederal.com). Copy it from Duo’s admin panel, without https:// and without a path.',
    })
  if (usernameFormat === 'template' && !usernameTemplate)
    problems.push({ field: 'usernameTemplate', code: 'SETTING_REQUIRED', message: 'Say how the username at Duo is made, e.g. {username}@example.com.' })
  return problems
}

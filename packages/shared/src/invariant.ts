import { parseNetwork } from './networks.ts'

/** What a logon must never come to. */
export type InvariantNever =
  /** A module without whose yes nobody may complete. */
  | { completeWithout: string }
  /** A reason for which a step passes without having asked. */
  | { completeByException: InvariantException }
  /** So many steps of different modules have to prove who it is. */
  | { completeWithFewerFactorsThan: number }

export const INVARIANT_EXCEPTIONS = ['FAILED_OPEN', 'BYPASSED', 'REMEMBERED'] as const
export type InvariantException = (typeof INVARIANT_EXCEPTIONS)[number]

/** A rule that every publication has to keep; empty lists mean all. */
export interface InvariantRule {
  roles: readonly string[]
  accessTypes: readonly string[]
  /** Networks (CIDR) that it holds in. */
  inside: readonly string[]
  /** Networks that it does not hold in. */
  outside: readonly string[]
  never: InvariantNever
}

export interface InvariantNames {
  roles: ReadonlyMap<string, string>
  accessTypes: ReadonlyMap<string, string>
  modules: ReadonlyMap<string, string>
}

const EXCEPTION_WORDS: Record<InvariantException, string> = {
  FAILED_OPEN: 'because a service could not be reached',
  BYPASSED: 'because a service lets them in without asking',
  REMEMBERED: 'because a browser is remembered',
}

/** The rule as people say it: "Administrators never complete a logon without Duo, by Browser, outside 10.0.0.0/8." */
export function toInvariantSentence(
  { roles, accessTypes, inside, outside, never }: InvariantRule,
  names: InvariantNames,
): string {
  const who =
    roles.length === 0
      ? 'Nobody'
      : `Nobody with the role ${toList(
          roles.map((role) => names.roles.get(role) ?? role),
          'or',
        )}`
  const scope = [
    accessTypes.length > 0
      ? `by ${toList(
          accessTypes.map((key) => names.accessTypes.get(key) ?? key),
          'or',
        )}`
      : null,
    inside.length > 0 ? `from ${toList(inside, 'or')}` : null,
    outside.length > 0 ? `outside ${toList(outside, 'and')}` : null,
  ].filter((part) => part !== null)
  return `${who} completes a logon ${toWhat(never, names)}${scope.length > 0 ? `, ${scope.join(', ')}` : ''}.`
}

function toWhat(never: InvariantNever, { modules }: InvariantNames): string {
  if ('completeWithout' in never) return `without ${modules.get(never.completeWithout) ?? never.completeWithout}`
  if ('completeByException' in never) return EXCEPTION_WORDS[never.completeByException]
  return `with fewer than ${never.completeWithFewerFactorsThan} factors`
}

export interface InvariantProblem {
  field: 'roles' | 'accessTypes' | 'inside' | 'outside' | 'module' | 'factors'
  message: string
}

/** What is wrong with a rule: names that there are not, networks that are none. */
export function findInvariantProblems(rule: InvariantRule, names: InvariantNames): InvariantProblem[] {
  const problems: InvariantProblem[] = []
  for (const role of rule.roles)
    if (!names.roles.has(role)) problems.push({ field: 'roles', message: `There is no role "${role.slice(0, 40)}".` })
  for (const key of rule.accessTypes)
    if (!names.accessTypes.has(key))
      problems.push({ field: 'accessTypes', message: `There is no access type "${key.slice(0, 40)}".` })
  for (const field of ['inside', 'outside'] as const)
    for (const text of rule[field])
      if (!parseNetwork(text))
        problems.push({
          field,
          message: `"${text.slice(0, 60)}" is no network. Write it like 10.0.0.0/8 or 2001:db8::/32.`,
        })
  if ('completeWithout' in rule.never && !names.modules.has(rule.never.completeWithout))
    problems.push({ field: 'module', message: `There is no module "${rule.never.completeWithout.slice(0, 40)}".` })
  if ('completeWithFewerFactorsThan' in rule.never) {
    const factors = rule.never.completeWithFewerFactorsThan
    if (!Number.isSafeInteger(factors) || factors < 1 || factors > 10)
      problems.push({ field: 'factors', message: 'Give a number of factors from 1 to 10.' })
  }
  return problems
}

function toList(words: readonly string[], last: 'and' | 'or'): string {
  return words.length <= 1 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

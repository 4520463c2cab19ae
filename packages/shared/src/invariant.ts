import { parseNetwork } from './networks.ts'
import { MAX_STEPS } from './scheme-rules.ts'

/** The outcome that an invariant forbids. */
export type InvariantNever =
  /** A module that every completed logon must have passed. */
  | { completeWithout: string }
  /** A reason why a step passes without asking the user. */
  | { completeByException: InvariantException }
  /** The number of different modules that must verify the user. */
  | { completeWithFewerFactorsThan: number }

export const INVARIANT_EXCEPTIONS = ['FAILED_OPEN', 'BYPASSED', 'REMEMBERED'] as const
export type InvariantException = (typeof INVARIANT_EXCEPTIONS)[number]

/** A rule that every publication must satisfy; an empty list means all. */
export interface InvariantRule {
  roles: readonly string[]
  accessTypes: readonly string[]
  /** Networks (CIDR) to which the rule applies. */
  inside: readonly string[]
  /** Networks to which it does not apply. */
  outside: readonly string[]
  never: InvariantNever
}

export interface InvariantNames {
  roles: ReadonlyMap<string, string>
  accessTypes: ReadonlyMap<string, string>
  modules: ReadonlyMap<string, string>
}

const EXCEPTION_WORDS: Record<InvariantException, string> = {
  FAILED_OPEN: 'just because a service can’t be reached',
  BYPASSED: 'just because a service lets them bypass its step',
  REMEMBERED: 'just because their browser is remembered',
}

/** "Users with the role Administrator must never complete a logon through Browser outside 10.0.0.0/8 without Duo." */
export function toInvariantSentence(
  { roles, accessTypes, inside, outside, never }: InvariantRule,
  names: InvariantNames,
): string {
  const toNames = (keys: readonly string[], known: ReadonlyMap<string, string>) =>
    toList(
      keys.map((key) => known.get(key) ?? key),
      'or',
    )
  const who = roles.length > 0 ? `Users with the role ${toNames(roles, names.roles)}` : 'Users'
  const scope = [
    accessTypes.length > 0 ? ` through ${toNames(accessTypes, names.accessTypes)}` : '',
    inside.length > 0 ? ` from ${toList(inside, 'or')}` : '',
    outside.length > 0 ? ` outside ${toList(outside, 'and')}` : '',
  ].join('')
  return `${who} must never complete a logon${scope} ${describeForbidden(never, names)}.`
}

function describeForbidden(never: InvariantNever, { modules }: InvariantNames): string {
  if ('completeWithout' in never) return `without ${modules.get(never.completeWithout) ?? never.completeWithout}`
  if ('completeByException' in never) return EXCEPTION_WORDS[never.completeByException]
  return `with fewer than ${never.completeWithFewerFactorsThan} factors`
}

export interface InvariantProblem {
  field: 'roles' | 'accessTypes' | 'inside' | 'outside' | 'module' | 'factors'
  message: string
}

/** Finds unknown names, malformed networks and numbers out of range. */
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
          message: `"${text.slice(0, 60)}" is not a network. Enter it like 10.0.0.0/8 or 2001:db8::/32.`,
        })
  if ('completeWithout' in rule.never && !names.modules.has(rule.never.completeWithout))
    problems.push({ field: 'module', message: `There is no module "${rule.never.completeWithout.slice(0, 40)}".` })
  if ('completeWithFewerFactorsThan' in rule.never) {
    const factors = rule.never.completeWithFewerFactorsThan
    if (!Number.isSafeInteger(factors) || factors < 1 || factors > MAX_STEPS)
      problems.push({ field: 'factors', message: `The number of factors must be between 1 and ${MAX_STEPS}.` })
  }
  return problems
}

function toList(words: readonly string[], last: 'and' | 'or'): string {
  return words.length <= 1 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

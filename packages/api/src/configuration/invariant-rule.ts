import type { Executor } from '../database/database.ts'
import type { InvariantEntry } from './configuration-file.ts'
import type { CurrentConfiguration } from './current-configuration.ts'

/** An invariant's rule as it is stored. */
export interface StoredRule {
  roles: readonly string[]
  accessTypes: readonly string[]
  inside: readonly string[]
  outside: readonly string[]
  never: 'COMPLETE_WITHOUT' | 'COMPLETE_BY_EXCEPTION' | 'COMPLETE_WITH_FEWER_FACTORS'
  module: string | null
  exception: string | null
  factors: number | null
}

export function toStoredRule({ roles, accessTypes, inside, outside, never }: InvariantEntry): StoredRule {
  const scope = { roles, accessTypes, inside, outside, module: null, exception: null, factors: null }
  if ('completeWithout' in never) return { ...scope, never: 'COMPLETE_WITHOUT', module: never.completeWithout }
  if ('completeByException' in never) return { ...scope, never: 'COMPLETE_BY_EXCEPTION', exception: never.completeByException }
  return { ...scope, never: 'COMPLETE_WITH_FEWER_FACTORS', factors: never.completeWithFewerFactorsThan }
}

function fromStoredRule(name: string, { roles, accessTypes, inside, outside, ...rule }: StoredRule): InvariantEntry {
  const scope = { name, roles: [...roles].sort(), accessTypes: [...accessTypes].sort(), inside: [...inside].sort(), outside: [...outside].sort() }
  switch (rule.never) {
    case 'COMPLETE_WITHOUT':
      return { ...scope, never: { completeWithout: rule.module ?? '' } }
    case 'COMPLETE_BY_EXCEPTION':
      return { ...scope, never: { completeByException: rule.exception ?? '' } }
    case 'COMPLETE_WITH_FEWER_FACTORS':
      return { ...scope, never: { completeWithFewerFactorsThan: rule.factors ?? 1 } }
  }
}

export async function listInvariants(executor: Executor): Promise<CurrentConfiguration['invariants']> {
  const rows = await executor.selectFrom('invariants').select(['id', 'name', 'rule', 'revision']).orderBy('name').execute()
  return new Map(rows.map(({ id, name, rule, revision }) => [name, { ...fromStoredRule(name, JSON.parse(rule) as StoredRule), id, revision }]))
}

/** As people read it. */
export function toSentence({ roles, accessTypes, inside, outside, never }: InvariantEntry): string {
  const who = roles.length > 0 ? `users with the role ${roles.join(' or ')}` : 'nobody'
  const where = [accessTypes.length > 0 && `by ${accessTypes.join(' or ')}`, inside.length > 0 && `from ${inside.join(' or ')}`, outside.length > 0 && `from outside ${outside.join(' and ')}`].filter(Boolean)
  const verb = roles.length > 0 ? 'never complete' : 'ever completes'
  return [who, verb, ...where, toNever(never)].join(' ')
}

function toNever(never: InvariantEntry['never']): string {
  if ('completeWithout' in never) return `without ${never.completeWithout}`
  if ('completeByException' in never) return `where a step ${{ FAILED_OPEN: 'failed open', BYPASSED: 'was bypassed', REMEMBERED: 'was remembered' }[never.completeByException] ?? never.completeByException}`
  return `with fewer than ${never.completeWithFewerFactorsThan} factors`
}

import { type InvariantRule, toInvariantSentence } from '@sallyport/shared/invariant'
import { ROLES } from '@sallyport/shared/permissions'
import { listInvariants as listStoredInvariants } from '../analysis/invariant.statements.ts'
import type { Executor } from '../database/database.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import type { InvariantEntry } from './configuration-file.ts'
import type { CurrentConfiguration } from './current-configuration.ts'

/** An invariant's rule as it is stored: the entry without its name, whose exceptions the parser has looked at. */
export const toStoredRule = ({ roles, accessTypes, inside, outside, never }: InvariantEntry): InvariantRule => ({ roles, accessTypes, inside, outside, never: never as InvariantRule['never'] })

export async function listInvariants(executor: Executor): Promise<CurrentConfiguration['invariants']> {
  const stored = (await listStoredInvariants(executor)).toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return new Map(
    stored.map(({ id, name, revision, rule: { roles, accessTypes, inside, outside, never } }) => [
      name,
      { name, roles: [...roles].sort(), accessTypes: [...accessTypes].sort(), inside: [...inside].sort(), outside: [...outside].sort(), never, id, revision },
    ]),
  )
}

/** As people read it; access types and roles of the file's own go by their keys. */
export function toSentence(modules: ModuleRegistry, entry: InvariantEntry): string {
  const names = { roles: new Map(Object.entries(ROLES).map(([key, { title }]) => [key, title])), accessTypes: new Map<string, string>(), modules: new Map(modules.list().map(({ id, title }) => [id, title])) }
  return toInvariantSentence(toStoredRule(entry), names)
}

import type { CurrentConfiguration } from './current-configuration.ts'

/** The invariants that are about a role or an access type, as messages call them. */
export const listNaming = (
  { invariants }: CurrentConfiguration,
  field: 'roles' | 'accessTypes',
  key: string,
): string[] =>
  [...invariants.values()]
    .filter((invariant) => invariant[field].includes(key))
    .map(({ name }) => `the invariant “${name}”`)

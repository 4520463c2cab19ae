import { toCanonicalJson } from '../../lib/plain-json.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import type { ConfigurationFile } from '../file/configuration-file.ts'
import type { CurrentConfiguration } from './current-configuration.ts'
import { toDocument } from '../file/to-document.ts'

/**
 * Tells a plan from one of another document, other secrets, or another state of the server. Keyed, since secrets go into it: without
 * the master key nobody can try values against it.
 */
export function toPlanHash(
  masterKey: Pick<MasterKey, 'hash'>,
  {
    file,
    current,
    secrets,
  }: { file: ConfigurationFile; current: CurrentConfiguration; secrets: ReadonlyMap<string, string> },
): string {
  const state = {
    roles: [...current.roles].map(([key, { revision }]) => [key, revision]).sort(),
    settings: [...current.settings].map(([key, { stored }]) => [key, stored.revision]).sort(),
    accessTypes: [...current.accessTypes].map(([key, { revision }]) => [key, revision]).sort(),
    // By what they say, not by their numbers: a publication that took itself back meanwhile was no longer live before either.
    schemes: [...current.schemes].map(([key, { hash, enabled, name }]) => [key, hash, enabled, name]).sort(),
    invariants: [...current.invariants.values()].map(({ id, revision }) => [id, revision]).sort(),
    publicationPolicy: current.publicationPolicy.revision,
  }
  return masterKey.hash(
    'configuration-plan',
    toCanonicalJson({ document: toDocument(file), secrets: [...secrets].sort(), state }),
  )
}

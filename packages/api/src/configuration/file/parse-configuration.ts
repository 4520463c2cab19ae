import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import { type ConfigurationFile, FORMAT } from './configuration-file.ts'
import { EntryReader } from './entry-reader.ts'
import { parseAccessType } from './parse-access-type.ts'
import { parseInvariants } from './parse-invariants.ts'
import { parsePolicy } from './parse-policy.ts'
import { parseRole } from './parse-role.ts'
import { parseScheme } from './parse-scheme.ts'
import { parseSettings } from './parse-settings.ts'
import { type ConfigurationProblem, type Path, ProblemList } from './problem-list.ts'
import { readDocument } from './read-document.ts'

export const SECTIONS = ['roles', 'settings', 'accessTypes', 'schemes', 'invariants', 'publicationPolicy'] as const

export interface ParsedConfiguration {
  /** null where the document can't be read at all. */
  file: ConfigurationFile | null
  /** Later checks add to it: it knows the lines. */
  problems: ProblemList
}

/** Reads a document of unknown origin. Only its form is decided on here; whether it fits the server is another matter. */
export function parseConfiguration(text: string, modules: ModuleRegistry): ParsedConfiguration {
  const read = readDocument(text)
  if ('failed' in read) return { file: null, problems: toFailed(read.failed) }
  const { problems } = read
  const document = EntryReader.open(read.value, [], problems, ['$schema', 'sallyport', ...SECTIONS])
  if (!document) return { file: null, problems }
  if (document.get('sallyport') !== FORMAT) {
    problems.add(
      document.has('sallyport') ? ['sallyport'] : [],
      'CONFIGURATION_INVALID',
      `A configuration says which format it has: "sallyport: ${FORMAT}" is needed, the only one that this server reads.`,
    )
    return { file: null, problems }
  }
  const section = <T>(
    name: string,
    parse: (value: unknown, path: Path, key: string) => T | null,
  ): Map<string, T> | null => readSection(document, name, problems, parse)
  return {
    problems,
    file: {
      roles: section('roles', (value, path) => parseRole(value, path, problems)),
      settings: section('settings', (value, path, key) => parseSettings(value, path, problems, modules.find(key))),
      accessTypes: section('accessTypes', (value, path) => parseAccessType(value, path, problems)),
      schemes: section('schemes', (value, path) => parseScheme(value, path, problems)),
      invariants: document.has('invariants')
        ? parseInvariants(document.get('invariants'), ['invariants'], problems)
        : null,
      publicationPolicy: document.has('publicationPolicy')
        ? parsePolicy(document.get('publicationPolicy'), ['publicationPolicy'], problems)
        : null,
    },
  }
}

function readSection<T>(
  document: EntryReader,
  name: string,
  problems: ProblemList,
  parse: (value: unknown, path: Path, key: string) => T | null,
): Map<string, T> | null {
  if (!document.has(name)) return null
  const entries = EntryReader.open(document.get(name), [name], problems, null)
  if (!entries) return null
  const found = new Map<string, T>()
  for (const [key, value] of entries.keyed()) {
    const entry = parse(value, [name, key], key)
    if (entry !== null) found.set(key, entry)
  }
  return found
}

function toFailed(failed: readonly ConfigurationProblem[]): ProblemList {
  const problems = new ProblemList(() => null)
  problems.problems.push(...failed)
  return problems
}

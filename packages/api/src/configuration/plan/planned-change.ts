import type { ChangeKind } from '@sallyport/shared/scheme-diff'
import type { StoredStep } from '../../schemes/versions/scheme.statements.ts'
import type { SettingsChange } from '../../settings/plan-settings-change.ts'
import type { AccessTypeEntry, InvariantEntry, PolicyEntry, RoleEntry } from '../file/configuration-file.ts'
import type { CurrentInvariant } from './current-configuration.ts'
import { type ConfigurationProblem, type Path, toPathText } from '../file/problem-list.ts'

/** One difference between a file and the server, in words. */
export interface ConfigurationChange {
  kind: ChangeKind
  /** Where in the file, e.g. `schemes.browser.steps[1]`. */
  path: string
  /** What is changed, as people call it: "Browser", "Duo". */
  subject: string
  /** The whole sentence, the subject at its front. Never holds a secret. */
  text: string
}

/** What applying a file would do, decided on; nothing is written yet. */
export interface PlannedChange {
  changes: ConfigurationChange[]
  /** What is worth knowing and is no change. */
  notes: string[]
  problems: ConfigurationProblem[]
  roles: { saved: Map<string, RoleEntry>; removed: string[] }
  settings: Map<string, SettingsChange & { references: ReadonlyMap<string, string> }>
  accessTypes: { created: Map<string, AccessTypeEntry>; updated: Map<string, AccessTypeEntry>; removed: string[] }
  /** By key: only what changes. Those of new access types are in it whole. */
  schemes: Map<string, { name?: string; enabled?: boolean; steps?: readonly StoredStep[] }>
  invariants: {
    saved: (InvariantEntry & { sentence: string; before: CurrentInvariant | null })[]
    removed: { id: string; name: string }[]
  }
  publicationPolicy: PolicyEntry | null
}

/** Puts a difference on record, in the form in which all of them are told. */
export function addChange(plan: PlannedChange, kind: ChangeKind, path: Path, subject: string, text: string): void {
  plan.changes.push({ kind, path: toPathText(path), subject, text: `${subject}: ${text}` })
}

export const emptyPlan = (): PlannedChange => ({
  changes: [],
  notes: [],
  problems: [],
  roles: { saved: new Map(), removed: [] },
  settings: new Map(),
  accessTypes: { created: new Map(), updated: new Map(), removed: [] },
  schemes: new Map(),
  invariants: { saved: [], removed: [] },
  publicationPolicy: null,
})

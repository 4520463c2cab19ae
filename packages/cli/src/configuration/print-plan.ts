import type {
  ConfigurationChangePartsFragment,
  InvariantResultPartsFragment,
  PlanConfigurationQuery,
  VerdictPartsFragment,
} from '../gql/graphql.ts'
import type { Output } from '../lib/output.ts'
import { plural } from '../lib/plural.ts'

export type Plan = PlanConfigurationQuery['planConfiguration']

const SIGNS = {
  ADDED: ['+', 'green'],
  REMOVED: ['-', 'red'],
  CHANGED: ['~', 'yellow'],
  MOVED: ['~', 'yellow'],
} as const

/** Prints a plan: its changes and their consequences, or the problems that prevent it. */
export function printPlan(plan: Plan, output: Output): void {
  printChanges(plan.changes, output)
  for (const note of plan.notes) output.line(`  note: ${note}`)
  if (plan.problems.length > 0) return printProblems(plan.problems, output)
  if (plan.isEmpty) return output.line('Nothing to do.', 'green')
  output.line()
  for (const { summary, losing, gaining } of plan.population) {
    output.line(summary)
    if (losing.length > 0) output.line(`  can no longer log on: ${losing.join(', ')}`, 'red')
    if (gaining.length > 0) output.line(`  can log on from now on: ${gaining.join(', ')}`, 'green')
  }
  printVerdict(plan.verdict, output)
  printInvariants(plan.invariants, output)
  if (plan.needsOverride) output.line('Applying this requires --override "reason".', 'yellow')
  output.line(`${plural(plan.changes.length, 'change')}. Plan ${plan.hash}`)
}

export function printChanges(changes: readonly ConfigurationChangePartsFragment[], output: Output): void {
  for (const { kind, text } of changes) {
    const [sign, color] = SIGNS[kind]
    output.line(`${sign} ${text}`, color)
  }
}

export function printProblems(
  problems: readonly { path: string; message: string; code: string; line: number | null }[],
  output: Output,
): void {
  output.line('This configuration can’t be applied:', 'red')
  for (const { path, message, code, line } of problems)
    output.line(
      `  ${[line === null ? '' : `line ${line}`, path].filter(Boolean).join(', ')}${line !== null || path ? ': ' : ''}${message} (${code})`,
    )
}

export function printVerdict({ isSafe, sentence, administrators }: VerdictPartsFragment, output: Output): void {
  output.line(sentence, isSafe ? 'green' : 'red')
  if (isSafe) return
  for (const { username, days } of administrators) {
    const blocked = days.filter(({ getsIn }) => !getsIn).map(({ title }) => title)
    if (blocked.length > 0) output.line(`  ${username} can’t log on: ${blocked.join('; ')}`)
  }
}

export function printInvariants(invariants: readonly InvariantResultPartsFragment[], output: Output): void {
  const broken = invariants.filter(({ isKept }) => !isKept)
  for (const { invariant, counterExample } of broken)
    output.line(
      `Invariant “${invariant.name}” would be broken: ${counterExample?.sentence ?? invariant.sentence}`,
      'red',
    )
  if (broken.length === 0 && invariants.length > 0)
    output.line(
      `${invariants.length === 1 ? 'The invariant holds' : `All ${invariants.length} invariants hold`}.`,
      'green',
    )
}

import type { SimulatedLogonPartsFragment, SimulateEveryUserQuery } from '../gql/graphql.ts'
import type { Output } from '../lib/output.ts'
import { plural } from '../lib/plural.ts'

export type Matrix = SimulateEveryUserQuery['simulationMatrix']

const SIGNS = { PASSES: ['✓', 'green'], BLOCKED: ['✗', 'red'], NOT_REACHED: ['·', 'dim'] } as const

/** Prints the simulated logon of one user step by step. */
export function printSimulation(
  { steps, conditions, sentence, passes, ipAddress, version, scheme }: SimulatedLogonPartsFragment,
  output: Output,
): void {
  output.line(
    `${scheme}, ${version === null ? 'steps from a file' : `version ${version}`}, from ${ipAddress}${conditions.length > 0 ? `, ${conditions.map(({ title }) => title).join(', ')}` : ''}`,
  )
  for (const { position, title, outcome, prompts, method, code, message, exception } of steps) {
    const [sign, color] = SIGNS[outcome]
    const details = [method, exception, code && message ? `${message} (${code})` : (message ?? code)]
      .filter(Boolean)
      .join('; ')
    output.line(`${sign} ${position} ${title}${details ? `: ${details}` : ''}`, color)
    if (prompts.length > 0) output.line(`    asks: ${prompts.join(', ')}`, 'dim')
  }
  output.line(sentence, passes ? 'green' : 'red')
}

/** Prints one line per user, and the totals. */
export function printMatrix({ rows, summary, pageInfo }: Matrix, output: Output): void {
  for (const { username, logon, published, differs } of rows) {
    const live = differs && published ? ` (live: ${toOutcome(published)})` : ''
    output.line(
      `${logon.passes ? '✓' : '✗'} ${username}: ${toOutcome(logon)}${live}`,
      differs ? 'yellow' : logon.passes ? 'green' : 'red',
    )
  }
  if (pageInfo.hasNextPage)
    output.line(`Only the first ${plural(rows.length, 'user')} are shown. Use --limit to show more.`)
  output.line(summary.sentence)
}

const toOutcome = ({
  passes,
  code,
  exceptions,
}: {
  passes: boolean
  code: string | null
  exceptions: readonly string[]
}): string => (passes ? ['logs on', ...exceptions].join(', ') : `refused, ${code ?? 'no reason given'}`)

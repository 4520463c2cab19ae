import type { SimulatedLogonPartsFragment, SimulateEverybodyQuery } from '../gql/graphql.ts'
import type { Output } from '../lib/output.ts'
import { plural } from '../lib/plural.ts'

export type Matrix = SimulateEverybodyQuery['simulationMatrix']

const SIGNS = { PASSES: ['✓', 'green'], BLOCKED: ['✗', 'red'], NOT_REACHED: ['·', 'dim'] } as const

/** Step by step what one person's logon would come to. */
export function printSimulation(
  { steps, conditions, sentence, passes, ipAddress, version, scheme }: SimulatedLogonPartsFragment,
  output: Output,
): void {
  output.line(
    `${scheme}, ${version === null ? 'steps that are not stored' : `version ${version}`}, from ${ipAddress}${conditions.length > 0 ? `, ${conditions.map(({ title }) => title).join(', ')}` : ''}`,
  )
  for (const { position, title, outcome, prompts, method, code, message, exception } of steps) {
    const [sign, color] = SIGNS[outcome]
    const told = [method, exception, code && message ? `${message} (${code})` : (message ?? code)]
      .filter(Boolean)
      .join('; ')
    output.line(`${sign} ${position} ${title}${told ? `: ${told}` : ''}`, color)
    if (prompts.length > 0) output.line(`    asks: ${prompts.join(', ')}`, 'dim')
  }
  output.line(sentence, passes ? 'green' : 'red')
}

/** Everybody's, one a line, and the sum. */
export function printMatrix({ rows, summary, pageInfo }: Matrix, output: Output): void {
  for (const { username, logon, published, differs } of rows) {
    const now = differs && published ? ` (by what is live: ${toOutcome(published)})` : ''
    output.line(
      `${logon.passes ? '✓' : '✗'} ${username}: ${toOutcome(logon)}${now}`,
      differs ? 'yellow' : logon.passes ? 'green' : 'red',
    )
  }
  if (pageInfo.hasNextPage)
    output.line(`… and more than these ${plural(rows.length, 'user')}; --limit shows more of them.`)
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
}): string => (passes ? ['gets in', ...exceptions].join(', ') : `refused, ${code ?? 'no reason given'}`)

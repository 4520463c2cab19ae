import { CONFIRM_MINUTES } from '@sallyport/shared/publication-policy-fields'
import type { Command } from 'commander'
import { type CommandContext, type GlobalOptions, parseInteger } from './command-context.ts'
import { requestPlan } from '../configuration/request-plan.ts'
import { readPlanFile } from '../configuration/plan-file.ts'
import { printChanges, printInvariants, printPlan, printProblems, printVerdict } from '../configuration/print-plan.ts'
import { type ReadConfiguration, readConfiguration } from '../configuration/read-configuration.ts'
import { ApplyConfigurationDocument, type ApplyConfigurationMutation } from '../gql/graphql.ts'
import { CommandError, interrupted, wrongUse } from '../lib/command-error.ts'
import { toExitCode } from '../lib/exit-code.ts'
import type { Output } from '../lib/output.ts'
import { plural } from '../lib/plural.ts'
import type { ServerClient } from '../server/server-client.ts'

interface ApplyOptions extends GlobalOptions {
  planHash?: string
  plan?: string
  yes?: boolean
  override?: string
  confirmMinutes?: number
  note?: string
}

type Rejected = Extract<ApplyConfigurationMutation['applyConfiguration'], { __typename: 'ConfigurationRejected' }>

const NOTHING_TO_DO = Symbol('nothing to do')

export function addApplyCommand(program: Command, context: CommandContext): void {
  program
    .command('apply <file>')
    .summary('apply a configuration as planned, all of it or nothing')
    .description(
      'Applies a configuration: all of it or nothing, and only as planned. Give a saved plan (--plan) or its hash (--plan-hash), confirm the plan in a terminal, or use --yes to apply without a review.',
    )
    .option('--plan-hash <hash>', 'hash printed by "sallyport plan"')
    .option('--plan <plan.json>', 'plan saved by "sallyport plan --out"')
    .option('--yes', 'plan and apply without asking')
    .option(
      '--override <reason>',
      'reason for applying a configuration that could lock administrators out or breaks an invariant; stored in the audit log',
    )
    .option(
      '--confirm-minutes <n>',
      'roll back the changed schemes after this time unless an administrator has logged on through them',
      parseInteger('--confirm-minutes', CONFIRM_MINUTES.minimum, CONFIRM_MINUTES.maximum),
    )
    .option('--note <text>', 'note for the version history')
    .action(async (file: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ApplyOptions>()
      const output = context.openOutput(options)
      if ([options.planHash, options.plan, options.yes].filter((given) => given !== undefined).length > 1)
        throw wrongUse('Give only one of --plan-hash, --plan and --yes.')
      const configuration = await readConfiguration(file, { env: context.env, cwd: process.cwd() })
      const client = await context.connect(options, output)
      const planHash = await findPlanHash(options, configuration, { client, output, context })
      if (planHash === NOTHING_TO_DO) return output.document({ changes: [] })
      const { document, secrets } = configuration
      const { override, confirmMinutes, note } = options
      const { applyConfiguration: result } = await client.send(ApplyConfigurationDocument, {
        input: { document, secrets, planHash, override, confirmMinutes, note },
      })
      if (result.__typename === 'ConfigurationRejected') {
        if (isStale(result) && (await requestPlan(configuration, { client, output })).isEmpty) {
          // Already applied, e.g. by an attempt whose response was lost.
          output.line('Nothing to do: the server already matches the file.', 'green')
          return output.document({ changes: [] })
        }
        throw reject(result, output)
      }
      if (!options.yes && (options.plan !== undefined || options.planHash !== undefined))
        printChanges(result.changes, output)
      output.line(`Applied ${plural(result.changes.length, 'change')}.`, 'green')
      if (confirmMinutes !== undefined)
        output.line(
          `The changed schemes are rolled back in ${plural(confirmMinutes, 'minute')} unless an administrator logs on through them.`,
          'yellow',
        )
      output.document({ changes: result.changes })
    })
}

async function findPlanHash(
  options: ApplyOptions,
  configuration: ReadConfiguration,
  { client, output, context }: { client: ServerClient; output: Output; context: CommandContext },
): Promise<string | typeof NOTHING_TO_DO> {
  if (options.planHash !== undefined) return options.planHash
  if (options.plan !== undefined)
    return readPlanFile(options.plan, { server: client.url, document: configuration.document })
  const asks = !options.yes
  if (asks && (!context.isInteractive || output.isJson))
    throw wrongUse('Give a reviewed plan with --plan or --plan-hash, or use --yes to apply without a review.')
  const plan = await requestPlan(configuration, { client, output })
  printPlan(plan, output)
  const [problem] = plan.problems
  if (problem) throw new CommandError(problem.code, 'Nothing was applied.', undefined, { problems: plan.problems })
  if (plan.isEmpty) return NOTHING_TO_DO
  if (!asks) return plan.hash
  const answer = await context.openDialog().ask('Apply these changes? Type yes: ', { signal: context.signal })
  if (answer === null) throw interrupted()
  if (answer.trim() !== 'yes') throw new CommandError('NOT_APPLIED', 'Nothing was applied.')
  return plan.hash
}

const isStaleProblem = ({ code }: { code: string }): boolean => code.endsWith('_STALE')
const isStale = ({ problems }: Rejected): boolean => problems.some(isStaleProblem)

function reject({ problems, verdict, invariants }: Rejected, output: Output): CommandError {
  printProblems(problems, output)
  if (verdict) printVerdict(verdict, output)
  printInvariants(invariants, output)
  const code = problems.find(isStaleProblem)?.code ?? problems[0]?.code ?? 'CONFIGURATION_REJECTED'
  return new CommandError(code, 'Nothing was applied.', toExitCode(code), { problems, verdict, invariants })
}

import type { Command } from 'commander'
import { type CommandContext, type GlobalOptions, parseInteger } from './command-context.ts'
import {
  ExportSimulationTestsDocument,
  type MatrixInput,
  SimulateDocument,
  SimulateEveryUserDocument,
} from '../gql/graphql.ts'
import { wrongUse } from '../lib/command-error.ts'
import type { Output } from '../lib/output.ts'
import { writeWholeFile } from '../lib/write-whole-file.ts'
import type { ServerClient } from '../server/server-client.ts'
import { type Matrix, printMatrix, printSimulation } from '../simulation/print-simulation.ts'
import { readYamlFile } from '../simulation/read-test-file.ts'

interface SimulateOptions extends GlobalOptions {
  accessType: string
  username?: string
  draft?: boolean
  version?: number
  file?: string
  ip?: string
  condition: { service: string; condition: string }[]
  matrix?: boolean
  role?: string
  onlyDifferent?: boolean
  limit: number
  tests?: string
}

const PAGE_SIZE = 100 // the server's maximum

export function addSimulateCommand(program: Command, context: CommandContext): void {
  program
    .command('simulate')
    .summary('show how a logon would end, without performing it')
    .description(
      'Shows step by step how a user’s logon would end, or with --matrix how every user’s would. No one is asked, no push is sent, nothing is written.\nUses the live scheme unless --draft, --version or --file is given.',
    )
    .option('--access-type <key>', 'access type to log on through', 'browser')
    .option('--username <name>', 'user to simulate')
    .option('--draft', 'use the scheme’s draft')
    .option('--version <n>', 'use this version of the scheme', parseInteger('--version', 1, 999_999_999))
    .option('--file <steps.json>', 'use the steps in this file: a list of {module, options}, in YAML or JSON')
    .option('--ip <address>', 'IP address to log on from')
    .option(
      '--condition <service=condition>',
      'state of an external service, e.g. duo=unreachable; can be repeated',
      collectCondition,
      [],
    )
    .option('--matrix', 'simulate every user')
    .option('--role <name>', 'with --matrix: only users with this role')
    .option('--only-different', 'with --matrix: only users whose outcome differs from the live scheme')
    .option('--limit <n>', 'with --matrix: number of users to show', parseInteger('--limit', 1, 100_000), PAGE_SIZE)
    .option('--tests <file>', 'with --matrix: also write a test file for "sallyport test"')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<SimulateOptions>()
      const output = context.openOutput(options)
      check(options)
      const input = {
        accessType: options.accessType,
        ipAddress: options.ip,
        conditions: options.condition,
        ...(await chooseSteps(options)),
      }
      const client = await context.connect(options, output)
      if (options.matrix)
        return simulateEveryUser(
          { ...input, role: options.role, onlyDifferent: options.onlyDifferent ?? false },
          options,
          { client, output },
        )
      const { simulate } = await client.send(
        SimulateDocument,
        { input: { ...input, username: options.username! } },
        { patient: true },
      )
      printSimulation(simulate, output)
      output.document(simulate)
    })
}

function check({ matrix, username, role, onlyDifferent, tests, draft, version, file }: SimulateOptions): void {
  if ((matrix ?? false) === (username !== undefined))
    throw wrongUse('Give --username to simulate one user, or --matrix to simulate every user.')
  if (!matrix && (role !== undefined || onlyDifferent || tests !== undefined))
    throw wrongUse('--role, --only-different and --tests require --matrix.')
  if ([draft, version, file].filter((given) => given !== undefined).length > 1)
    throw wrongUse('Give only one of --draft, --version and --file.')
}

async function chooseSteps({
  draft,
  version,
  file,
}: SimulateOptions): Promise<Pick<MatrixInput, 'draft' | 'version' | 'steps'>> {
  if (file === undefined) return { draft: draft ?? false, version }
  const value = await readYamlFile(file)
  const steps = typeof value === 'object' && value !== null && 'steps' in value ? value.steps : value
  const isStep = (step: unknown): step is { module: string; options?: unknown } =>
    typeof step === 'object' && step !== null && 'module' in step && typeof step.module === 'string'
  if (!Array.isArray(steps) || !steps.every(isStep))
    throw wrongUse(`${file} must be a list of steps, each with a module.`)
  return { steps: steps.map(({ module, options }) => ({ module, options })) }
}

async function simulateEveryUser(
  input: MatrixInput,
  { limit, tests }: SimulateOptions,
  { client, output }: { client: ServerClient; output: Output },
): Promise<void> {
  if (tests !== undefined) {
    const { simulationTests } = await client.send(ExportSimulationTestsDocument, { input }, { patient: true })
    await writeWholeFile(tests, simulationTests)
    output.note(`Tests written to ${tests}. Replay them with "sallyport test ${tests}".`)
  }
  const readPage = async (first: number, after: string | null): Promise<Matrix> =>
    (await client.send(SimulateEveryUserDocument, { input, first, after }, { patient: true })).simulationMatrix
  let matrix = await readPage(Math.min(PAGE_SIZE, limit), null)
  while (matrix.pageInfo.hasNextPage && matrix.rows.length < limit) {
    output.progress(`${matrix.rows.length} of ${matrix.summary.users}`)
    const page = await readPage(Math.min(PAGE_SIZE, limit - matrix.rows.length), matrix.pageInfo.endCursor)
    matrix = { ...page, rows: [...matrix.rows, ...page.rows] }
  }
  printMatrix(matrix, output)
  output.document({ summary: matrix.summary, hasMore: matrix.pageInfo.hasNextPage, rows: matrix.rows })
}

function collectCondition(
  text: string,
  before: { service: string; condition: string }[],
): { service: string; condition: string }[] {
  const [, service, condition] = /^([^=\s]+)=(\S+)$/.exec(text) ?? []
  if (service === undefined || condition === undefined)
    throw wrongUse('Write --condition as service=condition, e.g. duo=unreachable.')
  return [...before, { service, condition }]
}

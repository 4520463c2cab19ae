import { GraphQLJSON } from 'graphql-scalars'
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import type { RequestContext } from '../../graphql/request-context.ts'
import { LockoutVerdict } from '../../change-guard/lockout-verdict.type.ts'
import { NeedsPermission, checkPermission } from '../../graphql/authorization.ts'
import { PageInfo } from '../../graphql/page-info.type.ts'
import { checkPageSize, parseCursor, toCursor } from '../../graphql/page.ts'
import { SERVICE_CONDITIONS } from '../../module-contract/step-forecast.ts'
import type { AnalysingGuard } from '../lock-out/lockout-guard.ts'
import { forecastLogon } from '../forecast/forecast-logon.ts'
import type { Simulator } from './simulator.ts'
import { runSimulationTests, writeSimulationTests } from './simulation-tests.ts'
import {
  ConditionInfo,
  MatrixInput,
  MatrixRow,
  MatrixSummary,
  OutsideServiceInfo,
  SimulatedLogon,
  SimulationInput,
  SimulationMatrix,
  SimulationTestResult,
} from '../forecast/simulation.type.ts'
import { CONDITION_TEXTS, toSimulatedLogon } from '../forecast/to-simulated-logon.ts'

/** What would happen. Reads what is stored; asks nobody and writes nothing. */
@Resolver()
export class SimulationResolver {
  constructor(
    private readonly simulator: Simulator,
    private readonly guard: AnalysingGuard,
  ) {}

  @Query(() => LockoutVerdict, {
    description: 'Whether enough administrators get in whatever happens, as things are now. Needs schemes:read.',
  })
  @NeedsPermission('schemes:read')
  async lockoutVerdict(): Promise<LockoutVerdict> {
    return Object.assign(new LockoutVerdict(), await this.guard.checkLockout(this.simulator.database.sql))
  }

  @Query(() => [OutsideServiceInfo], {
    description: 'The services outside that steps can hang on, and how they can behave. Needs schemes:read.',
  })
  @NeedsPermission('schemes:read')
  async outsideServices(): Promise<OutsideServiceInfo[]> {
    const world = await this.simulator.loadWorld()
    const services = new Map(
      [...world.modules.values()].flatMap(({ module: { analysis } }) =>
        analysis?.outsideService ? [[analysis.outsideService.id, analysis.outsideService.title]] : [],
      ),
    )
    return [...services].map(([id, title]) =>
      Object.assign(new OutsideServiceInfo(), {
        id,
        title,
        conditions: SERVICE_CONDITIONS.map((condition) =>
          Object.assign(new ConditionInfo(), {
            id: condition,
            title: `${title} ${CONDITION_TEXTS[condition].title}`,
            description: CONDITION_TEXTS[condition].description,
          }),
        ),
      }),
    )
  }

  @Query(() => SimulatedLogon, { description: 'What a user’s logon would come to. Needs schemes:read and users:read.' })
  @NeedsPermission('schemes:read')
  async simulate(
    @Arg('input', () => SimulationInput) input: SimulationInput,
    @Ctx() context: RequestContext,
  ): Promise<SimulatedLogon> {
    checkPermission(context, 'users:read')
    const world = await this.simulator.loadWorld()
    const { flow } = await this.simulator.chooseFlow(world, input)
    const day = this.simulator.chooseDay(world, input)
    const person = await this.simulator.loadPerson(world, input.username)
    return toSimulatedLogon(world, {
      flow,
      username: person.user.username,
      ...day,
      logon: forecastLogon(world, flow, person, day),
    })
  }

  @Query(() => SimulationMatrix, {
    description: 'What everybody’s logon would come to, by username. Needs schemes:read and users:read.',
  })
  @NeedsPermission('schemes:read')
  async simulationMatrix(
    @Arg('input', () => MatrixInput) input: MatrixInput,
    @Ctx() context: RequestContext,
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<SimulationMatrix> {
    checkPermission(context, 'users:read')
    checkPageSize(first)
    const from = after == null ? null : parseCursor(after, 'string')[0]
    const world = await this.simulator.loadWorld()
    const { flow, published } = await this.simulator.chooseFlow(world, input)
    const day = this.simulator.chooseDay(world, input)
    const counts = { users: 0, passes: 0, refused: 0, different: 0 }
    const found: { row: MatrixRow; cursor: string }[] = []
    for await (const { person, row, logon, published: before, differs } of this.simulator.simulateEverybody(world, {
      flow,
      published,
      day,
      role: input.role ?? null,
    })) {
      counts.users++
      counts[logon.passes ? 'passes' : 'refused']++
      if (differs) counts.different++
      if (found.length > first || (input.onlyDifferent && !differs) || (from !== null && row.usernameCanonical <= from))
        continue
      const { id: userId, username } = person.user
      const shown = { username, ...day }
      found.push({
        cursor: toCursor(row.usernameCanonical),
        row: Object.assign(new MatrixRow(), {
          userId,
          username,
          differs,
          logon: toSimulatedLogon(world, { flow, logon, ...shown }),
          published: flow === published ? null : toSimulatedLogon(world, { flow: published, logon: before, ...shown }),
        }),
      })
    }
    const page = found.slice(0, first)
    const pageInfo = Object.assign(new PageInfo(), {
      hasNextPage: found.length > first,
      hasPreviousPage: from !== null,
      startCursor: page[0]?.cursor ?? null,
      endCursor: page.at(-1)?.cursor ?? null,
    })
    return Object.assign(new SimulationMatrix(), {
      rows: page.map(({ row }) => row),
      pageInfo,
      summary: Object.assign(new MatrixSummary(), { ...counts, sentence: toSummary(counts) }),
    })
  }

  @Query(() => String, {
    description: 'The same as a YAML file that `sallyport test` replays. Needs schemes:read and users:read.',
  })
  @NeedsPermission('schemes:read')
  simulationTests(
    @Arg('input', () => MatrixInput) input: MatrixInput,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    checkPermission(context, 'users:read')
    return writeSimulationTests(this.simulator, input)
  }

  @Query(() => [SimulationTestResult], {
    description: 'Replays such a file, read into JSON, against what is live now. Needs schemes:read and users:read.',
  })
  @NeedsPermission('schemes:read')
  async runSimulationTests(
    @Arg('tests', () => GraphQLJSON) tests: unknown,
    @Ctx() context: RequestContext,
  ): Promise<SimulationTestResult[]> {
    checkPermission(context, 'users:read')
    return (await runSimulationTests(this.simulator, tests)).map((result) =>
      Object.assign(new SimulationTestResult(), result),
    )
  }
}

function toSummary({
  users,
  passes,
  refused,
  different,
}: {
  users: number
  passes: number
  refused: number
  different: number
}): string {
  const count = (number: number, one: string, many: string) =>
    `${number.toLocaleString('en')} ${number === 1 ? one : many}`
  const change = different === 0 ? '' : ` For ${count(different, 'user', 'users')} it is another outcome than now.`
  return `Of ${count(users, 'user', 'users')}, ${count(passes, 'gets in', 'get in')} and ${count(refused, 'does', 'do')} not.${change}`
}

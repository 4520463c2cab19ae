import { checkSettings } from '@sallyport/shared/check-settings'
import { withDefaults } from '@sallyport/shared/setting-field'
import { BadInputError } from '../../errors/common-errors.ts'
import { parsePlainObject } from '../../lib/plain-json.ts'
import { toStepsHash } from '../../schemes/steps/prepare-steps.ts'
import type { Flow, World } from '../world/flow.ts'
import { forecastLogon } from '../forecast/forecast-logon.ts'
import { type Simulator, toOutcome } from './simulator.ts'

const MAX_CASES = 1_000
const MAX_FILE_BYTES = 1_000_000

interface SimulationCase {
  username: string
  expect: string
}
interface SimulationTestFile {
  sallyportTests: 1
  accessType: string
  /** Content hash of the flow that the file was made from, as `SchemeVersion.hash` has it. */
  schemeHash?: string
  ipAddress?: string
  conditions?: Record<string, string>
  cases: SimulationCase[]
}
export interface TestResult {
  name: string
  passed: boolean
  expected: string
  actual: string
  message: string
}

const HEAD = '# Who gets in, and where everybody else stops. Replay it with: sallyport test <this file>\n'

/** A test file from what everybody's logon comes to; the same text for the same outcome. */
export async function writeSimulationTests(
  simulator: Simulator,
  input: Parameters<Simulator['chooseFlow']>[1] & Parameters<Simulator['chooseDay']>[1] & { role?: string | null },
): Promise<string> {
  const world = await simulator.loadWorld()
  const { flow, published } = await simulator.chooseFlow(world, input)
  const day = simulator.chooseDay(world, input)
  const cases: SimulationCase[] = []
  for await (const { person, logon } of simulator.simulateEverybody(world, {
    flow,
    published,
    day,
    role: input.role ?? null,
  })) {
    if (cases.length === MAX_CASES)
      throw new BadInputError(`A test file can have ${MAX_CASES} users at most. Name a role to have fewer.`)
    cases.push({ username: person.user.username, expect: toOutcome(logon) })
  }
  const file: SimulationTestFile = {
    sallyportTests: 1,
    accessType: flow.accessType.key,
    schemeHash: toSchemeHash(world, flow),
    ...(input.ipAddress != null && { ipAddress: input.ipAddress }),
    ...(day.conditions.size > 0 && { conditions: Object.fromEntries([...day.conditions].sort()) }),
    cases,
  }
  const { stringify } = await import('yaml')
  return HEAD + stringify(file, { lineWidth: 0 })
}

/** The hash that the flow has as a version, also where it isn't stored as one. */
function toSchemeHash({ modules }: World, { version, steps }: Flow): string {
  if (version !== null) return toStepsHash(steps)
  return toStepsHash(
    steps.map(({ module, options }) => {
      const stepOptions = modules.get(module)?.module.step.options ?? {}
      return {
        module,
        options: withDefaults(stepOptions, checkSettings(stepOptions, options, { complete: true }).values),
      }
    }),
  )
}

/** Replays a test file against what is live now, whatever it was made from: `schemeHash` is for whoever reads the results. */
export async function runSimulationTests(simulator: Simulator, rawTests: unknown): Promise<TestResult[]> {
  const file = parseTestFile(rawTests)
  const world = await simulator.loadWorld()
  const { flow } = await simulator.chooseFlow(world, { accessType: file.accessType })
  const day = simulator.chooseDay(world, {
    ipAddress: file.ipAddress ?? null,
    conditions: Object.entries(file.conditions ?? {}).map(([service, condition]) => ({ service, condition })),
  })
  const people = await simulator.loadPeopleByName(
    world,
    file.cases.map(({ username }) => username),
  )
  return file.cases.map(({ username, expect }) => {
    const name = `${username} by ${file.accessType}`
    const person = people.get(username)
    if (!person)
      return {
        name,
        passed: false,
        expected: expect,
        actual: 'no such user',
        message: `There is no user ${username} (any more).`,
      }
    const actual = toOutcome(forecastLogon(world, flow, person, day))
    const passed = actual === expect
    return {
      name,
      passed,
      expected: expect,
      actual,
      message: passed ? `${username}: ${actual}` : `${username}: expected ${expect}, but ${actual}`,
    }
  })
}

function parseTestFile(rawTests: unknown): SimulationTestFile {
  const file = parsePlainObject(rawTests, MAX_FILE_BYTES) as Partial<SimulationTestFile> | null
  if (!file || file.sallyportTests !== 1)
    throw new BadInputError('A test file begins with “sallyportTests: 1”. Export one to see how it is written.')
  const { accessType, ipAddress, conditions = {}, cases } = file
  const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 300
  if (!isText(accessType)) throw new BadInputError('A test file names an “accessType”.')
  if (ipAddress !== undefined && !isText(ipAddress))
    throw new BadInputError('“ipAddress” of a test file is an address.')
  if (typeof conditions !== 'object' || conditions === null || !Object.values(conditions).every(isText))
    throw new BadInputError('“conditions” of a test file has a condition for each service.')
  if (!Array.isArray(cases) || cases.length > MAX_CASES)
    throw new BadInputError(`A test file has “cases”, ${MAX_CASES} at most.`)
  for (const [index, each] of cases.entries())
    if (typeof each !== 'object' || each === null || !isText(each.username) || !isText(each.expect))
      throw new BadInputError(`Case ${index + 1} of the test file needs a “username” and what to “expect”.`)
  return { sallyportTests: 1, accessType, ...(ipAddress !== undefined && { ipAddress }), conditions, cases }
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Executor } from '../src/database/database.ts'
import type { Tables } from '../src/database/tables.ts'
import { createUser, enrollAtDuo, logOnAsAdministrator, requireDuo, saveScheme, setDuoUp } from './support/actions.ts'
import { Client } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { TestServer } from './support/test-server.ts'

const PASSWORD = 'correct horse battery'
const LOGON =
  'accessType scheme version username ipAddress passes code message exceptions sentence conditions { service condition title } steps { position module title outcome prompts method code message exception }'
const SIMULATE = `query($input: SimulationInput!) { simulate(input: $input) { ${LOGON} } }`
const MATRIX = `query($input: MatrixInput!, $first: Int!, $after: String) { simulationMatrix(input: $input, first: $first, after: $after) {
  rows { userId username differs logon { passes code exceptions } published { passes code } } pageInfo { hasNextPage endCursor } summary { users passes refused different sentence } } }`
const DUO_IS = (condition: string) => [{ service: 'duo', condition }]

let server: TestServer
let admin: Client

beforeAll(async () => {
  server = await TestServer.start({ duo: true })
  admin = await logOnAsAdministrator(server)
  await setDuoUp(server, admin)
  await requireDuo(admin, 'browser')
  for (const username of ['alice', 'bob', 'carol', 'dave', 'erin'])
    await createUser(admin, { username, password: PASSWORD })
  const frank = await createUser(admin, { username: 'frank', password: PASSWORD, roles: ['auditor'] })
  await admin.run('mutation($input: UpdateUserInput!) { updateUser(input: $input) { __typename } }', {
    input: { id: frank, enabled: false },
  })
})
afterAll(() => server[Symbol.asyncDispose]())

const simulate = async (input: object): Promise<any> =>
  (await admin.run(SIMULATE, { input: { accessType: 'browser', username: 'alice', ...input } })).simulate
const matrix = async (input: object = {}, first = 100, after: string | null = null): Promise<any> =>
  (await admin.run(MATRIX, { input: { accessType: 'browser', ...input }, first, after })).simulationMatrix

/** Every row of every table. */
const readEverything = (): Promise<Record<string, string>> =>
  inspectDatabase(server, async (sql: Executor) => {
    const tables = await sql.introspection.getTables()
    const rows = await Promise.all(
      tables.map(
        async ({ name }) =>
          [
            name,
            JSON.stringify(
              await sql
                .selectFrom(name as keyof Tables)
                .selectAll()
                .execute(),
            ),
          ] as const,
      ),
    )
    return Object.fromEntries(rows)
  })

describe('a simulation', () => {
  it('tells every step with its prompts, and where the person stops and why', async () => {
    expect(await simulate({})).toMatchObject({
      accessType: 'browser',
      scheme: 'browser',
      username: 'alice',
      passes: true,
      code: null,
      exceptions: [],
      sentence: expect.stringMatching(/^alice gets in by Browser/),
      steps: [
        { position: 1, module: 'password', outcome: 'PASSES', prompts: ['Password'] },
        { position: 2, module: 'duo', outcome: 'PASSES', prompts: ['Enrollment of a phone', 'Approval on a device'] },
      ],
    })
    expect(await simulate({ conditions: DUO_IS('unreachable') })).toMatchObject({
      passes: false,
      code: 'DUO_UNREACHABLE',
      conditions: [{ service: 'duo', condition: 'unreachable', title: 'Duo can’t be reached' }],
      steps: [
        { outcome: 'PASSES' },
        { outcome: 'BLOCKED', code: 'DUO_UNREACHABLE', message: expect.stringContaining('fails closed') },
      ],
      sentence: expect.stringMatching(/^alice stops at step 2 \(Duo\) of Browser/),
    })
    expect(await simulate({ username: 'frank' })).toMatchObject({
      passes: false,
      code: 'PASSWORD_INCORRECT',
      steps: [{ outcome: 'BLOCKED' }, { outcome: 'NOT_REACHED', prompts: [] }],
    })
  })

  it('can be of steps that are stored nowhere, of another version, and of the draft', async () => {
    const steps = [{ module: 'password' }, { module: 'duo', options: { failMode: 'open', failOpenFrom: '10.0.0.0/8' } }]
    const away = { conditions: DUO_IS('unreachable') }
    expect(await simulate({ steps, ...away, ipAddress: '10.1.2.3' })).toMatchObject({
      passes: true,
      version: null,
      exceptions: ['FAILED_OPEN'],
    })
    expect(await simulate({ steps, ...away, ipAddress: '192.0.2.7' })).toMatchObject({
      passes: false,
      code: 'DUO_UNREACHABLE',
    })
    expect(await simulate({ version: 1, ...away })).toMatchObject({ passes: true, version: 1 })
    await saveScheme(admin, 'browser', steps, { publish: false })
    expect(await simulate({ draft: true, ...away, ipAddress: '10.1.2.3' })).toMatchObject({
      passes: true,
      exceptions: ['FAILED_OPEN'],
    })
    expect(await simulate({ ...away, ipAddress: '10.1.2.3' })).toMatchObject({ passes: false })
  })

  it('is refused where nobody, nothing or nowhere is meant, with what to do', async () => {
    const error = async (input: object) =>
      (await admin.graphql(SIMULATE, { input: { accessType: 'browser', username: 'alice', ...input } })).errors?.[0]
    const refused = async (input: object) => (await error(input))?.extensions.code
    for (const [input, what] of [
      [{ username: 'nobody-of-that-name' }, 'user'],
      [{ accessType: 'nowhere' }, 'access type'],
      [{ version: 999 }, 'version'],
    ] as const)
      expect(await error(input)).toMatchObject({
        message: expect.stringContaining(`no such ${what}`),
        extensions: { code: 'NOT_FOUND' },
      })
    expect(
      (await admin.graphql(MATRIX, { input: { accessType: 'browser', role: 'captain' }, first: 10 })).errors?.[0],
    ).toMatchObject({ message: 'There is no such role.', extensions: { code: 'NOT_FOUND' } })
    for (const input of [
      { ipAddress: 'home' },
      { conditions: DUO_IS('sleepy') },
      { conditions: [{ service: 'mail', condition: 'approves' }] },
      { version: 1, draft: true },
      { steps: [{ module: 'password', options: ['no'] }] },
    ])
      expect(await refused(input), JSON.stringify(input)).toBe('BAD_USER_INPUT')
    expect(await simulate({ steps: [{ module: 'no-such-module' }] })).toMatchObject({
      passes: false,
      code: 'LOGON_FAILED',
    })
    expect(await simulate({ steps: [{ module: 'duo' }, { module: 'password' }] })).toMatchObject({
      passes: false,
      code: 'SCHEME_UNAVAILABLE',
    })
  })

  it('writes nothing, counts nothing and asks Duo nothing, however often and of whomever', async () => {
    enrollAtDuo(server, 'alice')
    const { control } = server.simulator!
    const asked = control.log().length
    const before = await readEverything()
    for (const condition of ['approves', 'denies', 'lets-in', 'unknown-user', 'unreachable', 'refuses-keys']) {
      await simulate({ conditions: DUO_IS(condition) })
      await matrix({ conditions: DUO_IS(condition) })
    }
    await admin.run(
      '{ lockoutVerdict { isSafe sentence } outsideServices { id } invariants { id } invariantResults { isKept } }',
    )
    const tests = (
      await admin.run('query($input: MatrixInput!) { simulationTests(input: $input) }', {
        input: { accessType: 'browser' },
      })
    ).simulationTests
    await admin.run('query($tests: JSON!) { runSimulationTests(tests: $tests) { passed } }', { tests: parse(tests) })
    const after = await readEverything()
    // The session that asked has been seen; nothing else has moved.
    expect({ ...after, sessions: '' }).toEqual({ ...before, sessions: '' })
    expect(control.log().length).toBe(asked)
    expect(control.pushes()).toEqual([])
  })

  it('is nothing for who may not read both flows and users', async () => {
    await createUser(admin, { username: 'guest', password: PASSWORD })
    const guest = new Client(server.url)
    await guest.logOn('guest', PASSWORD, 'client')
    for (const client of [guest, new Client(server.url)])
      for (const [query, variables] of [
        [SIMULATE, { input: { accessType: 'browser', username: 'alice' } }],
        [MATRIX, { input: { accessType: 'browser' }, first: 10 }],
        ['{ lockoutVerdict { isSafe } }', {}],
      ] as const) {
        const { data, errors } = await client.graphql(query, variables)
        expect(data).toBeNull()
        expect(errors![0]!.extensions.code).toMatch(/^(?:FORBIDDEN|UNAUTHENTICATED)$/)
      }
  })
})

describe('the matrix', () => {
  it('sums up everybody and shows them by the page, with what differs from what is live', async () => {
    const draft = await matrix({ draft: true, conditions: DUO_IS('unreachable'), ipAddress: '10.1.2.3' })
    expect(draft.summary.users).toBe(draft.summary.passes + draft.summary.refused)
    expect(draft.summary).toMatchObject({
      refused: 1,
      different: draft.summary.users - 1,
      sentence: expect.stringMatching(/^Of \d+ users, \d+ get in and 1 does not/),
    })
    expect(draft.rows.find(({ username }: any) => username === 'alice')).toMatchObject({
      differs: true,
      logon: { passes: true, exceptions: ['FAILED_OPEN'] },
      published: { passes: false, code: 'DUO_UNREACHABLE' },
    })
    expect(draft.rows.find(({ username }: any) => username === 'frank')).toMatchObject({ differs: false })
    expect(
      (
        await matrix({ draft: true, conditions: DUO_IS('unreachable'), ipAddress: '10.1.2.3', onlyDifferent: true })
      ).rows.map(({ username }: any) => username),
    ).not.toContain('frank')
  })

  it('gives each of them once over its pages, and the same summary on every page', async () => {
    const whole = await matrix()
    const seen: string[] = []
    for (let after: string | null = null; ;) {
      const page: any = await matrix({}, 3, after)
      expect(page.summary).toEqual(whole.summary)
      seen.push(...page.rows.map(({ username }: any) => username))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(seen).toEqual(whole.rows.map(({ username }: any) => username))
    expect(new Set(seen).size).toBe(whole.summary.users)
  })

  it('can be of a role', async () => {
    const { rows, summary } = await matrix({ role: 'auditor' })
    expect(rows.map(({ username }: any) => username)).toEqual(['frank'])
    expect(summary).toMatchObject({ users: 1, passes: 0, refused: 1 })
  })
})

describe('a test file', () => {
  const write = async (input: object): Promise<string> =>
    (
      await admin.run('query($input: MatrixInput!) { simulationTests(input: $input) }', {
        input: { accessType: 'browser', ...input },
      })
    ).simulationTests
  const run = async (tests: unknown): Promise<any[]> =>
    (
      await admin.run(
        'query($tests: JSON!) { runSimulationTests(tests: $tests) { name passed expected actual message } }',
        { tests },
      )
    ).runSimulationTests

  it('is the same text for the same outcome, and passes against what it was written from', async () => {
    const text = await write({ conditions: DUO_IS('unreachable') })
    expect(await write({ conditions: DUO_IS('unreachable') })).toBe(text)
    const results = await run(parse(text))
    expect(results.length).toBeGreaterThanOrEqual(8)
    expect(results.every(({ passed }) => passed)).toBe(true)
  })

  it('names the flow that it was made from by its content, stored or not', async () => {
    const { scheme } = await admin.run(
      '{ scheme(key: "browser") { published { hash } draft { hash steps { module { id } options } } } }',
    )
    expect(parse(await write({}))).toMatchObject({ schemeHash: scheme.published.hash })
    expect(parse(await write({ draft: true }))).toMatchObject({ schemeHash: scheme.draft.hash })
    const steps = scheme.draft.steps.map(({ module, options: { failMode, failOpenFrom } }: any) => ({
      module: module.id,
      options: module.id === 'duo' ? { failMode, failOpenFrom } : {},
    }))
    expect(parse(await write({ steps }))).toMatchObject({ schemeHash: scheme.draft.hash })
  })

  it('tells who would get in otherwise, and who is there no more', async () => {
    const tests = parse(await write({ draft: true, conditions: DUO_IS('unreachable'), ipAddress: '10.1.2.3' }))
    tests.cases.push({ username: 'long-gone', expect: 'passes' })
    const results = await run(tests)
    expect(results.find(({ name }) => name.startsWith('alice '))).toMatchObject({
      passed: false,
      expected: 'passes (FAILED_OPEN)',
      actual: 'DUO_UNREACHABLE at step 2',
    })
    expect(results.find(({ name }) => name.startsWith('frank '))).toMatchObject({ passed: true })
    expect(results.at(-1)).toMatchObject({ passed: false, message: expect.stringContaining('long-gone') })
  })

  it('is refused where it is none, with what is wrong', async () => {
    for (const tests of [
      null,
      [],
      'x',
      {},
      { sallyportTests: 2 },
      { sallyportTests: 1, accessType: 'browser', cases: [{}] },
      {
        sallyportTests: 1,
        accessType: 'browser',
        cases: Array.from({ length: 1_001 }, () => ({ username: 'alice', expect: 'passes' })),
      },
    ])
      expect(
        (await admin.graphql('query($tests: JSON!) { runSimulationTests(tests: $tests) { passed } }', { tests }))
          .errors?.[0]?.extensions.code,
        JSON.stringify(tests)?.slice(0, 60),
      ).toBeDefined()
  })
})

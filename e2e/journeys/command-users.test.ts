import { statSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { Ended } from '../support/command.ts'
import { createCommandWorld } from '../support/command-world.ts'

const world = createCommandWorld()
const run = (...args: string[]) => world.run(args)

beforeAll(async () => {
  await world.api.setDuoUp(world.stack)
  world.write(
    'people.csv',
    'username,roles,password\nsim-anna,,the quiet harbor of anna\nsim-ben,,the quiet harbor of ben\nsim-cleo,user auditor,the quiet harbor of cleo\n',
  )
  await run('users', 'import', 'people.csv')
  world.write(
    'steps.json',
    JSON.stringify([{ module: 'password' }, { module: 'duo', options: { failMode: 'closed' } }]),
  )
})

test('one user’s logon is simulated step by step, with and without an outage', async () => {
  const live = await run('simulate', '--username', 'sim-anna')
  expect(live.code, live.stderr).toBe(0)
  expect(live.stdout).toMatch(/^✓ 1 Username and password/m)
  expect(live.stdout).toContain('asks: Password')
  const outage = await run(
    'simulate',
    '--username',
    'sim-anna',
    '--file',
    'steps.json',
    '--condition',
    'duo=unreachable',
    '--ip',
    '10.1.2.3',
  )
  expect(outage.code).toBe(0)
  expect(outage.stdout).toContain('from 10.1.2.3')
  expect(outage.stdout).toMatch(/^✗ 2 Duo.*DUO_UNREACHABLE/m)
  const { stdout } = await run('simulate', '--username', 'sim-anna', '--version', '1', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ username: 'sim-anna', version: 1, passes: true })
})

test('every user’s logon is compared with the live scheme', async () => {
  const { code, stdout } = await run('simulate', '--matrix', '--file', 'steps.json', '--condition', 'duo=unreachable')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^✗ sim-ben: refused, DUO_UNREACHABLE \(live: logs on\)$/m)
  const auditors = JSON.parse((await run('simulate', '--matrix', '--role', 'auditor', '--json')).stdout)
  expect(auditors.rows.map(({ username }: { username: string }) => username)).toEqual(['sim-cleo'])
  const first = await run('simulate', '--matrix', '--limit', '1')
  expect(first.stdout).toContain('Use --limit to show more')
})

test('a matrix saved as tests passes until an outcome changes', async () => {
  expect((await run('simulate', '--matrix', '--tests', 'who-gets-in.yaml')).code).toBe(0)
  const passing = await run('test', 'who-gets-in.yaml')
  expect([passing.code, passing.stdout]).toEqual([0, '4 passed, 0 failed\n'])
  const text = world.read('who-gets-in.yaml')
  world.write(
    'changed.yaml',
    text
      .replace('username: sim-anna', 'username: sim-gone')
      .replace(/^schemeHash: .*$/m, 'schemeHash: of-another-scheme'),
  )
  const failing = await run('test', 'who-gets-in.yaml', 'changed.yaml')
  expect(failing.code).toBe(1)
  expect(failing.stdout).toMatch(/^✗ changed\.yaml: .*sim-gone/m)
  expect(failing.stdout).toContain('7 passed, 1 failed')
  expect(failing.stderr).toContain(
    'changed.yaml was made from a different scheme for browser than the live one (version 1).',
  )
  expect(failing.stderr).not.toContain('who-gets-in.yaml was made')
  const junit = await run('test', 'changed.yaml', '--reporter', 'junit')
  expect([junit.code, junit.stdout]).toEqual([1, expect.stringContaining('tests="4" failures="1"')])
  expect((await run('test', 'who-gets-in.yaml', '--reporter', 'tap')).stdout).toMatch(
    /^TAP version 14\n1\.\.4\nok 1 - /,
  )
})

test.each([
  [['simulate']],
  [['simulate', '--username', 'a', '--matrix']],
  [['simulate', '--username', 'a', '--draft', '--version', '1']],
  [['simulate', '--username', 'a', '--condition', 'duo']],
  [['simulate', '--username', 'a', '--version', 'x']],
  [['simulate', '--username', 'a', '--nonsense']],
  [['test']],
  [['test', 'none.yaml']],
  [['nonsense']],
])('%j is refused with one sentence and exit code 2', async (args) => {
  const { code, stdout, stderr } = await run(...args)
  expect(code).toBe(2)
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

function importUsers(text: string, ...args: string[]): Promise<Ended> {
  world.write('users.csv', text)
  return run('users', 'import', 'users.csv', ...args)
}

async function listUsernames(search: string): Promise<string[]> {
  const { users } = await world.api.run(
    'query($search: String!) { users(search: $search) { nodes { username displayName roles hasPassword } } }',
    { search },
  )
  return users.nodes.map(
    ({
      username,
      displayName,
      roles,
      hasPassword,
    }: {
      username: string
      displayName: string | null
      roles: string[]
      hasPassword: boolean
    }) => [username, displayName, roles.toSorted().join('+'), hasPassword].join(' '),
  )
}

test('new users are added, and existing users are left unchanged', async () => {
  const file =
    'username,displayName,roles,password\nimport-anna,Anna,user auditor,the quiet harbor of anna\nimport-ben,,,\n'
  const { code, stdout } = await importUsers(file)
  expect(stdout).toBe('2 created.\n')
  expect(code).toBe(0)
  expect(await listUsernames('import-')).toEqual(['import-anna Anna auditor+user true', 'import-ben  user false'])
  const again = await importUsers(file, '--json')
  expect(JSON.parse(again.stdout)).toEqual({
    dryRun: false,
    rows: 2,
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 2,
    failed: 0,
    problems: [],
  })
})

test('--update changes existing users, but never a password', async () => {
  const { stdout } = await importUsers(
    'username,displayName,password\nIMPORT-ANNA,Anna Blum,another quiet harbor\nimport-ben,,\n',
    '--update',
    '--json',
  )
  expect(JSON.parse(stdout)).toMatchObject({ created: 0, updated: 1, unchanged: 1, failed: 0 })
  expect((await listUsernames('import-anna'))[0]).toContain('Anna Blum')
  const logon = await world.run(['logon', '--username', 'import-anna'], { input: ['the quiet harbor of anna'] })
  expect(logon.code).toBe(0)
})

test('a dry run adds no user', async () => {
  const { code, stdout } = await importUsers('username\ndry-anna\n', '--dry-run')
  expect([code, stdout]).toEqual([0, 'Dry run, nothing was changed: 1 created.\n'])
  expect(await listUsernames('dry-')).toEqual([])
})

test('failed rows are reported by line and saved to a file, and the others are added', async () => {
  const { code, stdout } = await importUsers(
    'username,roles,password\nrow-anna,,short\nrow ben,,\nrow-cleo,captain,\nrow-dora,,\nROW-DORA,,\n',
    '--json',
    '--failed',
    'failed.csv',
  )
  expect(code).toBe(1)
  const { error } = JSON.parse(stdout)
  expect(error).toMatchObject({ code: 'ROWS_FAILED', rows: 5, created: 1, failed: 4 })
  expect(
    Object.fromEntries(error.problems.map((problem: { line: number; code: string }) => [problem.line, problem.code])),
  ).toEqual({ 2: expect.stringContaining('PASSWORD'), 3: 'USERNAME_INVALID', 4: 'ROLE_UNKNOWN', 6: 'USERNAME_TWICE' })
  expect(statSync(world.path('failed.csv')).mode & 0o777).toBe(0o600)
  expect(world.read('failed.csv').split('\n')).toHaveLength(6)
  expect(await listUsernames('row-')).toEqual([expect.stringContaining('row-dora')])
})

test('no user is added if the file of failed rows can’t be written', async () => {
  const { code, stderr } = await importUsers('username\nkept-anna\n', '--failed', 'nowhere/failed.csv')
  expect([code, stderr]).toEqual([2, expect.stringContaining('can’t be written')])
  expect(await listUsernames('kept-')).toEqual([])
})

test('Ctrl-C starts no further row, and every row that was not added is in the file of failed rows', async () => {
  const names = Array.from({ length: 600 }, (_, index) => `many-${String(index).padStart(3, '0')}`)
  world.write('many.csv', `username\n${names.join('\n')}\n`)
  const command = world.start(['users', 'import', 'many.csv', '--failed', 'rest.csv'])
  await command.hasSaid('100 of 600')
  command.kill('SIGINT')
  const { code } = await command.ended
  expect(code).toBe(130)
  const rest = world
    .read('rest.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]!)
  expect(rest.length).toBeGreaterThan(0)
  const { users } = await world.api.run('{ users(first: 1, search: "many-") { totalCount } }')
  expect(users.totalCount + rest.length).toBe(names.length)
})

test('without a token, it exits with 4 and says how to get one', async () => {
  world.write('users.csv', 'username\nnobody\n')
  const { code, stderr } = await world.run(['users', 'import', 'users.csv'], { env: { SALLYPORT_TOKEN: '' } })
  expect(code).toBe(4)
  expect(stderr).toContain('sallyport logon --token-file')
})

test('a missing file is refused with exit code 2', async () => {
  const { code, stdout } = await run('users', 'import', 'none.csv', '--json')
  expect(code).toBe(2)
  expect(JSON.parse(stdout).error).toEqual({ code: 'WRONG_USE', message: expect.stringContaining('There is no file') })
})

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { AdminApi } from '../support/admin-api.ts'
import { type Ended, RunningCommand, runCommand } from '../support/command.ts'
import { ADMINISTRATOR, Stack } from '../support/stack.ts'

let stack: Stack
let api: AdminApi
let token: string
const directory = mkdtempSync(join(tmpdir(), 'sallyport-command-'))
const path = (name: string) => join(directory, name)

beforeAll(async () => {
  stack = await Stack.start()
  api = await AdminApi.logOn(stack)
  token = (await runCommand(['logon', '--username', ADMINISTRATOR.username], { url: stack.url, input: [ADMINISTRATOR.password] })).stdout.trim()
})
afterEach(expectNoComplaints)
afterAll(async () => {
  await stack?.[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true, force: true })
})

function expectNoComplaints(): void {
  expect(stack.takeComplaints()).toEqual([])
}

function importUsers(text: string, ...args: string[]): Promise<Ended> {
  writeFileSync(path('users.csv'), text)
  return runCommand(['users', 'import', path('users.csv'), ...args], { url: stack.url, env: { SALLYPORT_TOKEN: token } })
}

async function listUsernames(search: string): Promise<string[]> {
  const { users } = await api.run('query($search: String!) { users(search: $search) { nodes { username displayName roles hasPassword } } }', { search })
  return users.nodes.map(({ username, displayName, roles, hasPassword }: { username: string; displayName: string | null; roles: string[]; hasPassword: boolean }) => [username, displayName, roles.toSorted().join('+'), hasPassword].join(' '))
}

test('users of a file are added, and those who are there already are left alone', async () => {
  const file = 'username,displayName,roles,password\nimport-anna,Anna,user auditor,the quiet harbor of anna\nimport-ben,,,\n'
  const { code, stdout } = await importUsers(file)
  expect(stdout).toBe('2 created.\n')
  expect(code).toBe(0)
  expect(await listUsernames('import-')).toEqual(['import-anna Anna auditor+user true', 'import-ben  user false'])
  const again = await importUsers(file, '--json')
  expect(JSON.parse(again.stdout)).toEqual({ dryRun: false, rows: 2, created: 0, updated: 0, unchanged: 0, skipped: 2, failed: 0, problems: [] })
})

test('with --update they get what the file says, but not its password', async () => {
  const { stdout } = await importUsers('username,displayName,password\nIMPORT-ANNA,Anna Blum,another quiet harbor\nimport-ben,,\n', '--update', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ created: 0, updated: 1, unchanged: 1, failed: 0 })
  expect((await listUsernames('import-anna'))[0]).toContain('Anna Blum')
  const logon = await runCommand(['logon', '--username', 'import-anna'], { url: stack.url, input: ['the quiet harbor of anna'] })
  expect(logon.code).toBe(0)
})

test('a dry run tells, and adds nobody', async () => {
  const { code, stdout } = await importUsers('username\ndry-anna\n', '--dry-run')
  expect([code, stdout]).toEqual([0, 'It would be: 1 created.\n'])
  expect(await listUsernames('dry-')).toEqual([])
})

test('rows with a problem are told with their line, kept in a file, and don’t hold the others up', async () => {
  const { code, stdout } = await importUsers(
    'username,roles,password\nrow-anna,,short\nrow ben,,\nrow-cleo,captain,\nrow-dora,,\nROW-DORA,,\n',
    '--json',
    '--failed',
    path('failed.csv'),
  )
  expect(code).toBe(1)
  const { error } = JSON.parse(stdout)
  expect(error).toMatchObject({ code: 'ROWS_FAILED', rows: 5, created: 1, failed: 4 })
  expect(Object.fromEntries(error.problems.map((problem: { line: number; code: string }) => [problem.line, problem.code]))).toEqual({ 2: expect.stringContaining('PASSWORD'), 3: 'USERNAME_INVALID', 4: 'ROLE_UNKNOWN', 6: 'USERNAME_TWICE' })
  expect(statSync(path('failed.csv')).mode & 0o777).toBe(0o600)
  expect(readFileSync(path('failed.csv'), 'utf8').split('\n')).toHaveLength(6)
  expect(await listUsernames('row-')).toEqual([expect.stringContaining('row-dora')])
})

test('Ctrl-C begins no further row, and every row that is not in is in the file of the failed ones', async () => {
  const names = Array.from({ length: 600 }, (_, index) => `many-${String(index).padStart(3, '0')}`)
  writeFileSync(path('many.csv'), `username\n${names.join('\n')}\n`)
  const command = new RunningCommand(['users', 'import', path('many.csv'), '--failed', path('rest.csv')], { url: stack.url, env: { SALLYPORT_TOKEN: token } })
  await command.hasSaid('100 of 600')
  command.kill('SIGINT')
  const { code } = await command.ended
  expect(code).toBe(130)
  const rest = readFileSync(path('rest.csv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',')[0]!)
  expect(rest.length).toBeGreaterThan(0)
  const { users } = await api.run('{ users(first: 1, search: "many-") { totalCount } }')
  expect(users.totalCount + rest.length).toBe(names.length)
})

test('without a token it ends with 4 and says how to get one', async () => {
  writeFileSync(path('users.csv'), 'username\nnobody\n')
  const { code, stderr } = await runCommand(['users', 'import', path('users.csv')], { url: stack.url })
  expect(code).toBe(4)
  expect(stderr).toContain('sallyport logon --token-file')
})

test('a file that is not there is wrong use', async () => {
  const { code, stdout } = await runCommand(['users', 'import', path('none.csv'), '--json'], { url: stack.url })
  expect(code).toBe(2)
  expect(JSON.parse(stdout).error).toEqual({ code: 'WRONG_USE', message: expect.stringContaining('There is no file') })
})

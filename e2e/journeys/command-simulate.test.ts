import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { AdminApi } from '../support/admin-api.ts'
import { type Ended, runCommand } from '../support/command.ts'
import { ADMINISTRATOR, Stack } from '../support/stack.ts'

let stack: Stack
let token: string
const directory = mkdtempSync(join(tmpdir(), 'sallyport-command-'))

beforeAll(async () => {
  stack = await Stack.start()
  const api = await AdminApi.logOn(stack)
  await api.setDuoUp(stack)
  for (const username of ['sim-anna', 'sim-ben']) await api.createUser({ username, password: `the quiet harbor of ${username}` })
  await api.createUser({ username: 'sim-cleo', password: 'the quiet harbor of sim-cleo' }, ['user', 'auditor'])
  token = (await runCommand(['logon', '--username', ADMINISTRATOR.username], { url: stack.url, input: [ADMINISTRATOR.password] })).stdout.trim()
  writeFileSync(join(directory, 'steps.json'), JSON.stringify([{ module: 'password' }, { module: 'duo', options: { failMode: 'closed' } }]))
})
afterEach(expectNoComplaints)
afterAll(async () => {
  await stack?.[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true, force: true })
})

function expectNoComplaints(): void {
  expect(stack.takeComplaints()).toEqual([])
}

const run = (...args: string[]): Promise<Ended> => runCommand(args, { url: stack.url, env: { SALLYPORT_TOKEN: token }, cwd: directory })

test('one logon is told step by step, on an ordinary and on a bad day', async () => {
  const live = await run('simulate', '--username', 'sim-anna')
  expect(live.code, live.stderr).toBe(0)
  expect(live.stdout).toMatch(/^✓ 1 Username and password/m)
  expect(live.stdout).toContain('asks: PasswordPrompt')
  const outage = await run('simulate', '--username', 'sim-anna', '--file', 'steps.json', '--condition', 'duo=unreachable', '--ip', '10.1.2.3')
  expect(outage.code).toBe(0)
  expect(outage.stdout).toContain('from 10.1.2.3')
  expect(outage.stdout).toMatch(/^✗ 2 Duo.*DUO_UNREACHABLE/m)
  const { stdout } = await run('simulate', '--username', 'sim-anna', '--version', '1', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ username: 'sim-anna', version: 1, passes: true })
})

test('everybody’s logons are told with what is live beside them', async () => {
  const { code, stdout } = await run('simulate', '--matrix', '--file', 'steps.json', '--condition', 'duo=unreachable')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^✗ sim-ben: refused, DUO_UNREACHABLE \(by what is live: gets in\)$/m)
  const auditors = JSON.parse((await run('simulate', '--matrix', '--role', 'auditor', '--json')).stdout)
  expect(auditors.rows.map(({ username }: { username: string }) => username)).toEqual(['sim-cleo'])
  const first = await run('simulate', '--matrix', '--limit', '1')
  expect(first.stdout).toContain('--limit shows more')
})

test('a matrix that was written as tests passes, until somebody’s outcome is another one', async () => {
  expect((await run('simulate', '--matrix', '--tests', 'who-gets-in.yaml')).code).toBe(0)
  const passing = await run('test', 'who-gets-in.yaml')
  expect([passing.code, passing.stdout]).toEqual([0, '4 passed, 0 failed\n'])
  const text = readFileSync(join(directory, 'who-gets-in.yaml'), 'utf8')
  writeFileSync(join(directory, 'changed.yaml'), text.replace('username: sim-anna', 'username: sim-gone'))
  const failing = await run('test', 'who-gets-in.yaml', 'changed.yaml')
  expect(failing.code).toBe(1)
  expect(failing.stdout).toMatch(/^✗ changed\.yaml: .*sim-gone/m)
  expect(failing.stdout).toContain('7 passed, 1 failed')
  const junit = await run('test', 'changed.yaml', '--reporter', 'junit')
  expect([junit.code, junit.stdout]).toEqual([1, expect.stringContaining('tests="4" failures="1"')])
  expect((await run('test', 'who-gets-in.yaml', '--reporter', 'tap')).stdout).toMatch(/^TAP version 14\n1\.\.4\nok 1 - /)
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
])('%j is wrong use: one sentence, and exit code 2', async (args) => {
  const { code, stdout, stderr } = await run(...args)
  expect(code).toBe(2)
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

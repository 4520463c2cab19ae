import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ended, RunningCommand, runCommand } from '../support/command.ts'
import { ADMINISTRATOR } from '../support/stack.ts'

const directory = mkdtempSync(join(tmpdir(), 'sallyport-command-'))
const env = { SALLYPORT_PORT: '0', SALLYPORT_DATA_DIR: join(directory, 'data'), SALLYPORT_ADMIN_USERNAME: ADMINISTRATOR.username, SALLYPORT_ADMIN_PASSWORD: ADMINISTRATOR.password, SALLYPORT_LOG_LEVEL: 'error' }

const run = (args: string[], more: NodeJS.ProcessEnv = {}): Promise<Ended> => runCommand(args, { url: '', env: { ...env, ...more }, cwd: directory })

beforeAll(async () => {
  const server = new RunningCommand(['serve'], { url: '', env, cwd: directory })
  await server.hasWritten('"ready":true')
  server.kill('SIGTERM')
  await server.ended
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

test('doctor looks at this machine, and its exit code is handed on', async () => {
  const { code, stdout } = await run(['doctor', '--json'])
  expect([0, 1]).toContain(code)
  expect(JSON.parse(stdout)).toBeTypeOf('object')
  const asGlobalOption = await run(['--json', 'doctor'])
  expect(asGlobalOption.code).toBe(code)
  expect(Object.keys(JSON.parse(asGlobalOption.stdout))).toEqual(Object.keys(JSON.parse(stdout)))
})

test('recover gives a way in, and refuses who is nobody', async () => {
  const { code, stdout } = await run(['recover', '--username', ADMINISTRATOR.username, '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toBeTypeOf('object')
  const nobody = await run(['recover', '--username', 'nobody-of-that-name', '--json'])
  expect(nobody.code).toBeGreaterThan(0)
  expect(JSON.parse(nobody.stdout).error.code).toEqual(expect.any(String))
})

test('a backup is written where the command was called, and restored elsewhere', async () => {
  const made = await run(['backup', 'everything.backup', '--with-key'])
  expect(made.code, made.stderr).toBe(0)
  expect(statSync(join(directory, 'everything.backup')).size).toBeGreaterThan(0)
  const restored = await run(['restore', 'everything.backup'], { SALLYPORT_DATA_DIR: join(directory, 'other') })
  expect(restored.code, restored.stderr).toBe(0)
})

test('an option that the program does not know is wrong use, in its own words', async () => {
  const { code, stderr } = await run(['backup', '--nonsense'])
  expect(code).toBe(2)
  expect(stderr).toContain('--nonsense')
})

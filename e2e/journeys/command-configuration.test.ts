import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createCommandWorld } from '../support/command-world.ts'
import { ADMINISTRATOR } from '../support/stack.ts'

const world = createCommandWorld()
const run = (...args: string[]) => world.run(args)

/** Writes the server's configuration with a change. */
async function writeChanged(change: (text: string) => string): Promise<void> {
  const { stdout } = await run('export')
  const changed = change(stdout)
  expect(changed).not.toBe(stdout)
  world.write('sallyport.yaml', changed)
}

test('an export is repeatable to the byte, and plans as nothing to do', async () => {
  const { code, stdout } = await run('export')
  expect(code).toBe(0)
  expect((await run('export', '--out', 'sallyport.yaml')).stdout).toBe('')
  expect(world.read('sallyport.yaml')).toBe(stdout)
  const plan = await run('plan', 'sallyport.yaml', '--exit-code')
  expect([plan.code, plan.stdout.trimEnd().split('\n').at(-1)]).toEqual([0, 'Nothing to do.'])
  expect(JSON.parse((await run('export', '--json')).stdout).sallyport).toBe(1)
})

test('a change is planned in words with exit code 3, and applied exactly as planned', async () => {
  await writeChanged((text) => text.replace(/name: Browser/, 'name: Office'))
  const plan = await run('plan', 'sallyport.yaml', '--exit-code', '--out', 'plan.json')
  expect(plan.stdout).toMatch(/^~ .*Office/m)
  expect(plan.stdout).toMatch(/1 change\. Plan \S+\n$/)
  expect(plan.code).toBe(3)
  const applied = await run('apply', 'sallyport.yaml', '--plan', 'plan.json')
  expect(applied.stdout).toContain('Applied 1 change.')
  expect(applied.code).toBe(0)
  const again = await run('apply', 'sallyport.yaml', '--plan', 'plan.json')
  expect([again.code, again.stdout], 'like a retry after a lost response').toEqual([
    0,
    'Nothing to do: the server already matches the file.\n',
  ])
})

test('an outdated plan is refused with exit code 6', async () => {
  await writeChanged((text) => text.replace(/name: Office/, 'name: Workplace'))
  await run('plan', 'sallyport.yaml', '--out', 'plan.json')
  await world.api.createUser({ username: 'in-between', password: 'the quiet harbor in between' })
  await world.api.run('mutation { updatePublicationPolicy(administratorsNeeded: 1, confirmMinutes: 12) { revision } }')
  const stale = await run('apply', 'sallyport.yaml', '--plan', 'plan.json', '--json')
  expect(stale.code).toBe(6)
  expect(JSON.parse(stale.stdout).error.code).toBe('PLAN_STALE')
  world.write('sallyport.yaml', `${world.read('sallyport.yaml')}\n`)
  const other = await run('apply', 'sallyport.yaml', '--plan', 'plan.json')
  expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('has changed since')])
})

test('nothing is applied without a plan or a terminal', async () => {
  const { code, stderr } = await run('apply', 'sallyport.yaml')
  expect(code).toBe(2)
  expect(stderr).toContain('--plan-hash')
})

test('secrets are read on this machine and never shown', async () => {
  const [application] = world.stack.simulator.control.applications()
  const { integrationKey, secretKey, apiHostname } = application!
  world.write('duo.key', `${secretKey}\n`)
  await writeChanged(
    (text) =>
      `${text.replace(/^settings:[\s\S]*?(?=^\S)/m, '')}settings:\n  duo:\n    integrationKey: ${integrationKey}\n    secretKey: \${file:duo.key}\n    apiHostname: ${apiHostname}\n`,
  )
  const { code, stdout, stderr } = await run('apply', 'sallyport.yaml', '--yes')
  expect(code, stdout + stderr).toBe(0)
  expect(stdout + stderr).not.toContain(secretKey)
  const { checkModule } = await world.api.run('mutation { checkModule(module: "duo") { ok message } }')
  expect(checkModule.ok, checkModule.message).toBe(true)
  const exported = (await run('export')).stdout
  expect(exported).toContain('${file:duo.key}')
  expect(exported).not.toContain(secretKey)
})

test('a missing secret is reported, and the server keeps its own', async () => {
  rmSync(world.path('duo.key'))
  const { code, stderr } = await run('plan', 'sallyport.yaml')
  expect(stderr).toContain('${file:duo.key} has no value on this machine.')
  expect(code).toBe(0)
})

test('the problems of a file are reported by line, with exit code 1', async () => {
  world.write('sallyport.yaml', 'sallyport: 1\nschemes:\n  browser:\n    steps:\n      - module: nonsense\n')
  const { code, stdout } = await run('plan', 'sallyport.yaml')
  expect(code).toBe(1)
  expect(stdout).toMatch(/line 5, schemes\.browser\.steps\[0\]/)
  const applied = await run('apply', 'sallyport.yaml', '--yes', '--json')
  expect(applied.code).toBe(1)
  expect(JSON.parse(applied.stdout).error.problems).toHaveLength(1)
})

test('a scheme that would lock out every administrator is refused with their names, unless a reason overrides it', async () => {
  await world.api.createUser({ username: 'second-admin', password: 'the quiet harbor of the second' }, [
    'administrator',
  ])
  world.write(
    'sallyport.yaml',
    'sallyport: 1\nschemes:\n  browser:\n    steps:\n      - module: password\n      - module: duo\n  client:\n    steps:\n      - module: password\n      - module: duo\n',
  )
  const refused = await run('apply', 'sallyport.yaml', '--yes')
  expect(refused.code).toBe(1)
  expect(refused.stdout).toContain(ADMINISTRATOR.username)
  const applied = await run(
    'apply',
    'sallyport.yaml',
    '--yes',
    '--override',
    'The administrators enroll in Duo this afternoon.',
    '--confirm-minutes',
    '5',
  )
  expect(applied.code, applied.stdout + applied.stderr).toBe(0)
  expect(applied.stdout).toContain('are rolled back in 5 minutes')
})

test('an API token works without a logon, and anything beyond its permissions exits with 4', async () => {
  const { createApiToken } = await world.api.run(
    'mutation($input: CreateApiTokenInput!) { createApiToken(input: $input) { __typename ... on CreatedApiToken { token } } }',
    { input: { name: 'CI reads', permissions: ['schemes:read', 'settings:read'], expiresInDays: 1 } },
  )
  expect(createApiToken.token).toMatch(/^slp_/)
  const withToken = { SALLYPORT_TOKEN: createApiToken.token }
  expect((await world.run(['export'], { env: withToken })).stdout).toBe((await run('export')).stdout)
  const { code, stdout } = await world.run(['plan', 'sallyport.yaml', '--json'], { env: withToken })
  expect(code).toBe(4)
  expect(JSON.parse(stdout).error.code).toBe('FORBIDDEN')
  expect(stdout).not.toContain(createApiToken.token)
})

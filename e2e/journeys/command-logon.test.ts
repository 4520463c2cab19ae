import { statSync, writeFileSync } from 'node:fs'
import decode from 'jsqr'
import { beforeAll, expect, test } from 'vitest'
import { runCommand } from '../support/command.ts'
import { createCommandWorld } from '../support/command-world.ts'
import { ADMINISTRATOR } from '../support/stack.ts'

const world = createCommandWorld()
const password = 'the quiet harbor of the command'

beforeAll(() => world.api.setDuoUp(world.stack))

const start = (args: string[]) => world.start(['logon', ...args])

async function saveClientScheme(steps: { module: string; options?: object }[]): Promise<void> {
  const { saveScheme } = await world.api.run(
    'mutation($input: SaveSchemeInput!) { saveScheme(input: $input) { __typename ... on SchemeRejected { problems { message } } } }',
    { input: { key: 'client', steps, override: 'The command’s own journey needs this scheme.' } },
  )
  expect(saveScheme.__typename, JSON.stringify(saveScheme)).toBe('Scheme')
}

/** Lets Duo's step send a push automatically, or the user choose. */
async function setAutomaticPush(automaticPush: boolean): Promise<void> {
  const { updateSettings } = await world.api.run(
    'mutation($input: UpdateSettingsInput!) { updateSettings(input: $input) { __typename } }',
    { input: { module: 'duo', values: { automaticPush } } },
  )
  expect(updateSettings.__typename).toBe('ModuleSettings')
}

async function createDuoUser(username: string): Promise<void> {
  await world.api.createUser({ username, password })
  world.stack.simulator.control.createUser(username)
  world.stack.simulator.control.createDevice(username, {
    type: 'phone',
    name: 'Pixel',
    number: '+15550100',
    activated: true,
  })
}

test('a password alone prints the token, and nothing else, on stdout', async () => {
  const { code, stdout, stderr } = await start([]).type(ADMINISTRATOR.username, ADMINISTRATOR.password).endInput().ended
  expect(stderr).toContain('through version 1 of “client”')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^\S{30,}\n$/)
  expect(stderr).not.toContain(stdout.trim())
  expect(stderr).not.toContain(ADMINISTRATOR.password)
})

test('a token file is readable by its owner only, even if an older file was open', async () => {
  const file = world.path('token')
  writeFileSync(file, 'old', { mode: 0o644 })
  const { code, stdout } = await start(['--token-file', file, '--username', ADMINISTRATOR.username])
    .type(ADMINISTRATOR.password)
    .endInput().ended
  expect(code).toBe(0)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const token = world.read('token').trim()
  expect(token.length).toBeGreaterThan(30)
  expect(stdout).not.toContain(token)
})

test('--json prints one document', async () => {
  const { code, stdout } = await start(['--json', '--username', ADMINISTRATOR.username])
    .type(ADMINISTRATOR.password)
    .endInput().ended
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    accessType: 'client',
    scheme: 'client',
    username: ADMINISTRATOR.username,
    token: expect.any(String),
    version: expect.any(Number),
  })
})

test('a wrong password exits with 1, a code and a reference', async () => {
  const { code, stdout } = await start(['--json', '--username', ADMINISTRATOR.username]).type('wrong').endInput().ended
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toEqual({
    error: { code: 'PASSWORD_INCORRECT', message: expect.stringContaining('reference'), reference: expect.any(String) },
  })
})

test('an access type for browsers is refused with the option to use', async () => {
  const { code, stderr } = await start(['--access-type', 'browser']).endInput().ended
  expect(code).toBe(2)
  expect(stderr).toContain('--access-type client')
})

test('missing input ends the command', async () => {
  const { code, stdout } = await start(['--json']).endInput().ended
  expect(code).toBe(2)
  expect(JSON.parse(stdout).error.code).toBe('INPUT_ENDED')
})

test('an automatic push is approved on the phone while the command waits', async () => {
  await createDuoUser('terminal-waits')
  await saveClientScheme([{ module: 'password' }, { module: 'duo' }])
  const command = start(['--username', 'terminal-waits']).type(password)
  const push = await world.stack.simulator.control.waitForPush('terminal-waits')
  await command.hasSaid('Waiting…')
  world.stack.simulator.control.decide(push.txid, { decision: 'approve' })
  const { code, stderr } = await command.endInput().ended
  expect(stderr).toContain('Logged on as terminal-waits through version 2 of “client”')
  expect(code).toBe(0)
})

test('a push is chosen by its number', async () => {
  await createDuoUser('terminal-push')
  await setAutomaticPush(false)
  const command = start(['--username', 'terminal-push']).type(password)
  await command.hasSaid('Push to Pixel')
  command.type('1')
  const push = await world.stack.simulator.control.waitForPush('terminal-push')
  await command.hasSaid('Waiting…')
  world.stack.simulator.control.decide(push.txid, { decision: 'approve' })
  const { code, stdout, stderr } = await command.endInput().ended
  expect(stderr).toContain('Logged on as terminal-push')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^\S{30,}\n$/)
})

test('a denied push exits with its code', async () => {
  await createDuoUser('terminal-denied')
  const command = start(['--username', 'terminal-denied', '--json']).type(password, '1')
  const push = await world.stack.simulator.control.waitForPush('terminal-denied')
  world.stack.simulator.control.decide(push.txid, { decision: 'deny' })
  const { code, stdout } = await command.endInput().ended
  expect(code).toBe(1)
  expect(JSON.parse(stdout).error.code).toBe('DUO_DENIED')
})

test('a passcode can be typed instead of a push', async () => {
  await createDuoUser('terminal-code')
  const [bypass] = world.stack.simulator.control.createBypassCodes('terminal-code', 1)
  const command = start(['--username', 'terminal-code']).type(password)
  await command.hasSaid('Type: Passcode')
  const { code, stderr } = await command.type('9', '4', bypass!).endInput().ended
  expect(stderr).toContain('Type a number from 1 to 4')
  expect(code).toBe(0)
})

test('Ctrl-C cancels the logon and its push, and exits with 130', async () => {
  await createDuoUser('terminal-quits')
  const command = start(['--username', 'terminal-quits']).type(password, '1')
  const push = await world.stack.simulator.control.waitForPush('terminal-quits')
  await command.hasSaid('Waiting…')
  command.kill('SIGINT')
  const { code, stdout } = await command.ended
  expect(code).toBe(130)
  expect(stdout).toBe('')
  const { auditEvents } = await world.api.run(
    'query { auditEvents(filter: { type: "logon.cancelled" }) { nodes { subject } } }',
  )
  expect(auditEvents.nodes.map(({ subject }: { subject: string }) => subject)).toContain('terminal-quits')
  expect(push.txid).toBeTruthy()
})

test('Ctrl-C at a question exits with 130', async () => {
  const command = start([])
  await command.hasSaid('Username')
  command.kill('SIGINT')
  expect((await command.ended).code).toBe(130)
})

test('a new phone is activated with a QR code in the terminal', async () => {
  await world.api.createUser({ username: 'terminal-new', password })
  const command = start(['--username', 'terminal-new']).type(password)
  await command.hasSaid('Activation code')
  await command.hasSaid('Waiting…')
  command.kill('SIGINT')
  const { stderr } = await command.ended
  const lines = stderr.split('\n').filter((line) => /^[█▀▄ ]{21,}$/u.test(line))
  const activationCode = /Activation code: (\S+)/.exec(stderr)![1]!
  const scanned = readDrawing(lines)
  expect(scanned).toBeTruthy()
  expect(world.stack.simulator.control.activate(scanned!).username, activationCode).toBe('terminal-new')
})

test('an unreachable server exits with 5', async () => {
  const { code, stdout } = await runCommand(['logon', '--json'], { url: 'http://127.0.0.1:9' })
  expect(code).toBe(5)
  expect(JSON.parse(stdout).error.code).toBe('SERVER_UNREACHABLE')
})

/** Reads the code as a phone would: light on dark, two squares per character. */
function readDrawing(lines: readonly string[]): string | undefined {
  const scale = 4
  const [width, height] = [lines[0]!.length * scale, lines.length * 2 * scale]
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const row = Math.floor(y / scale)
      const character = lines[Math.floor(row / 2)]![Math.floor(x / scale)]!
      const isLight = character === '█' || character === (row % 2 === 0 ? '▀' : '▄')
      pixels.set([isLight ? 255 : 0, isLight ? 255 : 0, isLight ? 255 : 0, 255], (y * width + x) * 4)
    }
  return decode.default(pixels, width, height)?.data
}

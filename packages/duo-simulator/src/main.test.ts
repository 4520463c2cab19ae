import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startSimulator } from './testing/start-simulator.ts'

function run(args: string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function untilPrinted(child: ChildProcess, text: string): Promise<string> {
  let printed = ''
  for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) {
    printed += chunk
    if (printed.includes(text)) break
  }
  return printed
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'runs without a build, prints its addresses and ends cleanly on %s',
  async (signal) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'duo-simulator-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true }))
    const child = run([], { DUO_SIMULATOR_PORT: '0', DUO_SIMULATOR_PAGES_PORT: '0', DUO_SIMULATOR_DATA_DIR: dataDir })
    const printed = await untilPrinted(child, 'ca.pem')
    expect(printed).toMatch(/API hostname +localhost:\d+/)
    const pagesUrl = /http:\/\/localhost:\d+/.exec(printed)![0]
    expect(await (await fetch(`${pagesUrl}/control/applications`)).json()).toHaveLength(1)
    const ended = once(child, 'exit')
    child.kill(signal)
    expect(await ended).toEqual([0, null])
  },
)

test('one JSON file carries the whole state from one run to the next [S39]', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'duo-simulator-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [load, save] = [join(folder, 'load.json'), join(folder, 'save.json')]
  const { simulator } = await startSimulator()
  simulator.control.createUser('alice')
  const state = simulator.control.state()
  writeFileSync(load, JSON.stringify(state))
  const child = run(['--port', '0', '--pages-port', '0', '--load', load, '--save', save])
  const pagesUrl = /http:\/\/localhost:\d+/.exec(await untilPrinted(child, 'Everything is in memory'))![0]
  expect(await (await fetch(`${pagesUrl}/control/state`)).json()).toEqual(state)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(JSON.parse(readFileSync(save, 'utf8'))).toEqual(state)
  expect(statSync(save).mode & 0o777).toBe(0o600)
})

test('an unreadable state stops the start with one sentence, and --help shows every option', async () => {
  const runToEnd = async (...args: string[]) => {
    const child = run(args)
    const [output, errors, [code]] = await Promise.all([
      child.stdout!.toArray(),
      child.stderr!.toArray(),
      once(child, 'exit'),
    ])
    return { code, text: Buffer.concat([...output, ...errors]).toString() }
  }
  const [missing, foreign, help] = await Promise.all([
    runToEnd('--load', '/nowhere/state.json'),
    runToEnd('--load', join(import.meta.dirname, '../package.json')),
    runToEnd('--help'),
  ])
  expect(missing).toMatchObject({ code: 1, text: expect.stringMatching(/^Can't read the state in .*\n$/) })
  expect(foreign).toMatchObject({ code: 1, text: expect.stringMatching(/^Unknown version of the state.*\n$/) })
  for (const option of ['--port', '--pages-port', '--data-dir', '--load', '--save', '--help'])
    expect(help.text).toContain(option)
  expect(help.code).toBe(0)
})

test('a port in use, a wrong port and an unknown flag each stop the start with one sentence', async () => {
  const { simulator } = await startSimulator()
  const runToFailure = async (...args: string[]) => {
    const child = run(args)
    const [errors, [code]] = await Promise.all([child.stderr!.toArray(), once(child, 'exit')])
    return `${code} ${Buffer.concat(errors).toString()}`
  }
  const taken = new URL(simulator.url).port
  expect(
    await Promise.all([runToFailure('--port', taken), runToFailure('--port', 'x'), runToFailure('--prot', '1')]),
  ).toEqual([
    `1 Port ${taken} for the simulator's API is already in use. Stop the program that uses it, or choose another port.\n`,
    '1 --port must be a port number from 0 to 65535, not "x".\n',
    expect.stringMatching(/^1 Unknown option '--prot'.*\n$/),
  ])
})

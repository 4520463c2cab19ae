import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, test } from 'vitest'
import { type Ended, RunningCommand, runCommand } from '../support/command.ts'
import { ADMINISTRATOR } from '../support/stack.ts'

const directory = mkdtempSync(join(tmpdir(), 'sallyport-command-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('on the server', () => {
  const env = {
    SALLYPORT_PORT: '0',
    SALLYPORT_DATA_DIR: join(directory, 'data'),
    SALLYPORT_ADMIN_USERNAME: ADMINISTRATOR.username,
    SALLYPORT_ADMIN_PASSWORD: ADMINISTRATOR.password,
    SALLYPORT_LOG_LEVEL: 'error',
  }
  const run = (args: string[], more: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    runCommand(args, { url: '', env: { ...env, ...more }, cwd: directory })

  test('serve runs the server with its environment, and forwards a signal', async () => {
    const command = new RunningCommand(['serve'], { url: '', env, cwd: directory })
    await command.hasWritten('"ready":true')
    command.kill('SIGTERM')
    const { code, stdout, stderr } = await command.ended
    expect(JSON.parse(stdout)).toMatchObject({ ready: true })
    expect([code, stderr]).toEqual([0, ''])
  })

  test('serve exits with the server’s exit code and message', async () => {
    const { code, stderr } = await run(['serve'], { SALLYPORT_PORT: 'nonsense' })
    expect(code).toBe(1)
    expect(stderr).toContain('SALLYPORT_PORT')
  })

  test('doctor checks this host, and its exit code is passed on', async () => {
    const { code, stdout } = await run(['doctor', '--json'])
    expect([0, 1]).toContain(code)
    expect(JSON.parse(stdout)).toBeTypeOf('object')
    const asGlobalOption = await run(['--json', 'doctor'])
    expect(asGlobalOption.code).toBe(code)
    expect(Object.keys(JSON.parse(asGlobalOption.stdout))).toEqual(Object.keys(JSON.parse(stdout)))
  })

  test('recover creates a recovery code, and refuses an unknown user', async () => {
    const { code, stdout } = await run(['recover', '--username', ADMINISTRATOR.username, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toBeTypeOf('object')
    const unknown = await run(['recover', '--username', 'no-such-user', '--json'])
    expect(unknown.code).toBeGreaterThan(0)
    expect(JSON.parse(unknown.stdout).error.code).toEqual(expect.any(String))
  })

  test('a backup is written to the current folder, and restored to another data folder', async () => {
    const made = await run(['backup', 'everything.backup', '--with-key'])
    expect(made.code, made.stderr).toBe(0)
    expect(statSync(join(directory, 'everything.backup')).size).toBeGreaterThan(0)
    const restored = await run(['restore', 'everything.backup'], { SALLYPORT_DATA_DIR: join(directory, 'other') })
    expect(restored.code, restored.stderr).toBe(0)
  })

  test('an unknown option is reported by the program itself', async () => {
    const { code, stderr } = await run(['backup', '--nonsense'])
    expect(code).toBe(2)
    expect(stderr).toContain('--nonsense')
  })

  test('says what to do if the server is not installed', async () => {
    const elsewhere = join(directory, 'elsewhere/packages/cli/dist')
    mkdirSync(elsewhere, { recursive: true })
    copyFileSync(join(import.meta.dirname, '../../packages/cli/dist/main.js'), join(elsewhere, 'main.js'))
    writeFileSync(join(elsewhere, 'package.json'), '{"type": "module"}')
    const child = spawn(process.execPath, [join(elsewhere, 'main.js'), 'doctor', '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let stdout = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect(code).toBe(2)
    expect(JSON.parse(stdout).error).toEqual({ code: 'SERVER_NOT_BUILT', message: expect.stringContaining('build') })
  })
})

// The parent process is read from /proc.
test.skipIf(process.platform !== 'linux')(
  'a program started by “npx pnpm …” ends with npx, which forwards no signal',
  async () => {
    const script = join(import.meta.dirname, '../../scripts/duo-simulator.ts')
    const npx = spawn(
      process.execPath,
      [
        '-e',
        `process.title = 'npm exec pnpm'; require('node:child_process').spawn('sh', ['-c', '"$0" "$1" --port 0 --pages-port 0; exit', process.execPath, ${JSON.stringify(script)}], { stdio: 'inherit' })`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const closed = once(npx.stdout, 'close')
    for await (const line of createInterface({ input: npx.stdout })) if (line.includes('Phone')) npx.kill('SIGTERM')
    // No process holds the output open any longer.
    await closed
  },
)

describe('a foreign server', () => {
  async function answerWith(
    handle: (url: string) => { status: number; headers?: Record<string, string>; body: string },
  ) {
    const seen: (string | undefined)[] = []
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization)
      const { status, headers, body } = handle(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
      response.writeHead(status, headers).end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, close: () => server.close() }
  }

  test.each([
    ['a page', { status: 502, body: '<html>Bad gateway</html>' }],
    ['other JSON', { status: 200, body: '{"hello": "world"}' }],
    ['nothing', { status: 200, body: '' }],
  ])('that answers with %s is recognized', async (_what, answer) => {
    const server = await answerWith(() => answer)
    const { code, stdout } = await runCommand(['export', '--json'], {
      url: server.url,
      env: { SALLYPORT_TOKEN: 'slp_token' },
    })
    server.close()
    expect(code).toBe(5)
    expect(JSON.parse(stdout).error.message).toContain('not a Sallyport server')
  })

  test('can’t redirect a token to another address', async () => {
    const other = await answerWith(() => ({ status: 200, body: '{"data": {"exportConfiguration": ""}}' }))
    const server = await answerWith(() => ({ status: 307, headers: { location: `${other.url}/graphql` }, body: '' }))
    const { code, stderr } = await runCommand(['export'], { url: server.url, env: { SALLYPORT_TOKEN: 'slp_token' } })
    server.close()
    other.close()
    expect(code).toBe(5)
    expect(stderr).toContain('not followed')
    expect(other.seen).toEqual([])
  })

  test('can’t control the terminal', async () => {
    const server = await answerWith(() => ({
      status: 200,
      body: JSON.stringify({
        errors: [{ message: '\u001b[2Jgone\u202e\u009b31m', extensions: { code: 'FORBIDDEN' } }],
      }),
    }))
    const { code, stderr } = await runCommand(['export'], { url: server.url })
    server.close()
    expect([code, stderr]).toEqual([4, '[2Jgone31m\n'])
  })
})

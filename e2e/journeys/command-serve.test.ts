import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { afterAll, describe, expect, test } from 'vitest'
import { RunningCommand, runCommand } from '../support/command.ts'
import { ADMINISTRATOR } from '../support/stack.ts'

const directory = mkdtempSync(join(tmpdir(), 'sallyport-command-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('serve', () => {
  test('runs the server by its environment, and a signal ends it as it ends the server', async () => {
    const env = { SALLYPORT_PORT: '0', SALLYPORT_DATA_DIR: directory, SALLYPORT_ADMIN_USERNAME: ADMINISTRATOR.username, SALLYPORT_ADMIN_PASSWORD: ADMINISTRATOR.password, SALLYPORT_LOG_LEVEL: 'error' }
    const command = new RunningCommand(['serve'], { url: '', env, cwd: directory })
    await command.hasWritten('"ready":true')
    command.kill('SIGTERM')
    const { code, stdout, stderr } = await command.ended
    expect(JSON.parse(stdout)).toMatchObject({ ready: true })
    expect([code, stderr]).toEqual([0, ''])
  })

  test('ends with the server’s own exit code and sentence', async () => {
    const { code, stderr } = await runCommand(['serve'], { url: '', env: { SALLYPORT_PORT: 'nonsense', SALLYPORT_DATA_DIR: directory }, cwd: directory })
    expect(code).toBe(1)
    expect(stderr).toContain('SALLYPORT_PORT')
  })

  test('says what to do where the server is not installed', async () => {
    const elsewhere = join(directory, 'elsewhere/packages/cli/dist')
    mkdirSync(elsewhere, { recursive: true })
    copyFileSync(join(import.meta.dirname, '../../packages/cli/dist/main.js'), join(elsewhere, 'main.js'))
    writeFileSync(join(elsewhere, 'package.json'), '{"type": "module"}')
    const child = spawn(process.execPath, [join(elsewhere, 'main.js'), 'doctor', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
    let stdout = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect(code).toBe(2)
    expect(JSON.parse(stdout).error).toEqual({ code: 'SERVER_NOT_BUILT', message: expect.stringContaining('build') })
  })
})

describe('a server that is none of ours', () => {
  async function answerWith(handle: (url: string) => { status: number; headers?: Record<string, string>; body: string }) {
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
  ])('that answers with %s is told from ours', async (_what, answer) => {
    const server = await answerWith(() => answer)
    const { code, stdout } = await runCommand(['export', '--json'], { url: server.url, env: { SALLYPORT_TOKEN: 'slp_token' } })
    server.close()
    expect(code).toBe(5)
    expect(JSON.parse(stdout).error.message).toContain('no Sallyport server')
  })

  test('gets no token sent on to another address', async () => {
    const other = await answerWith(() => ({ status: 200, body: '{"data": {"exportConfiguration": ""}}' }))
    const server = await answerWith(() => ({ status: 307, headers: { location: `${other.url}/graphql` }, body: '' }))
    const { code, stderr } = await runCommand(['export'], { url: server.url, env: { SALLYPORT_TOKEN: 'slp_token' } })
    server.close()
    other.close()
    expect(code).toBe(5)
    expect(stderr).toContain('not followed')
    expect(other.seen).toEqual([])
  })

  test('can’t paint the terminal', async () => {
    const server = await answerWith(() => ({ status: 200, body: JSON.stringify({ errors: [{ message: '\u001b[2Jgone\u202e\u009b31m', extensions: { code: 'FORBIDDEN' } }] }) }))
    const { code, stderr } = await runCommand(['export'], { url: server.url })
    server.close()
    expect([code, stderr]).toEqual([4, '[2Jgone31m\n'])
  })
})

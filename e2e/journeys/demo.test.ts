import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'
import { findFreePort } from '../support/find-free-port.ts'

const START = join(import.meta.dirname, '../../scripts/start.ts')
const folder = mkdtempSync(join(tmpdir(), 'sallyport-demo-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts as `pnpm start -- --demo` does, with few people and days; `use` gets the address once the server is up. */
async function startDemo(use: (server: { url: string; lines: string[] }) => Promise<void>): Promise<void> {
  const ports = [await findFreePort(), await findFreePort(), await findFreePort()]
  const child = spawn(process.execPath, [START, '--', '--demo'], {
    env: {
      ...process.env,
      SALLYPORT_DATA_DIR: join(folder, 'data'),
      SALLYPORT_PORT: String(ports[0]),
      DUO_SIMULATOR_PORT: String(ports[1]),
      DUO_SIMULATOR_PAGES_PORT: String(ports[2]),
      SALLYPORT_DEMO_PEOPLE: '9',
      SALLYPORT_DEMO_DAYS: '4',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const ended = new Promise((resolve) => child.once('close', resolve))
  const url = `http://localhost:${ports[0]}`
  try {
    for await (const line of createInterface(child.stdout)) {
      lines.push(line)
      if (line.includes(url)) break
    }
    await use({ url, lines })
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function ask(url: string, query: string, variables: object = {}, bearer = ''): Promise<any> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify({ query, variables }),
  })
  return ((await response.json()) as { data: unknown }).data
}

async function logOn(url: string, password: string): Promise<string> {
  const { startLogon } = await ask(
    url,
    'mutation { startLogon(input: {accessType: "client"}) { ... on LogonStep { token } } }',
  )
  const { submitStep } = await ask(
    url,
    'mutation($token: String!, $password: PasswordAnswer!) { submitStep(input: {token: $token, answer: {password: $password}}) { ... on LogonCompleted { sessionToken } } }',
    { token: startLogon.token, password: { username: 'admin', password } },
  )
  return submitStep.sessionToken
}

const readPassword = (lines: readonly string[]): string =>
  / with the password (\S+)$/.exec(lines.find((line) => line.startsWith('Demo: ')) ?? '')![1]!

test('the demo starts with people, enrollments and logons of several days, and keeps them at the next start', async () => {
  let password = ''
  await startDemo(async ({ url, lines }) => {
    password = readPassword(lines)
    const bearer = await logOn(url, password)
    const { users, auditEvents } = await ask(
      url,
      `{ users(first: 50) { edges { node { roles lastLogonAt enrollments { module } } } }
         auditEvents(first: 100, filter: {type: "logon.completed"}) { edges { node { at } } } }`,
      {},
      bearer,
    )
    const people = users.edges.map(({ node }: any) => node)
    expect(people).toHaveLength(10)
    expect(people.filter(({ enrollments }: any) => enrollments.length > 0).length).toBeGreaterThan(3)
    const days = auditEvents.edges.map(({ node }: any) => node.at.slice(0, 10))
    expect(new Set(days).size).toBeGreaterThan(1)
  })
  await startDemo(async ({ url, lines }) => {
    expect(lines.join('\n')).not.toContain('Playing')
    expect(readPassword(lines)).toBe(password)
    await expect(logOn(url, password)).resolves.toMatch(/./)
  })
})

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { controlRequest } from '../testing/control-client.ts'
import { enrollUser, startSimulator } from '../testing/start-simulator.ts'

test('refuses every request with a foreign Host or Origin [S39]', async () => {
  const { simulator } = await startSimulator()
  const status = async (headers: Record<string, string>) =>
    (await controlRequest(simulator.pagesUrl, 'GET', '/applications', undefined, headers)).status
  const { host } = new URL(simulator.pagesUrl)
  for (const name of ['localhost', '127.0.0.1:1', '[::1]']) expect(await status({ host: name })).toBe(200)
  for (const name of ['attacker.example', 'localhost.attacker.example', '127.0.0.1.nip.example'])
    expect(await status({ host: name })).toBe(403)
  expect(await status({ host, origin: 'http://localhost:4000' })).toBe(200)
  for (const origin of ['https://attacker.example', 'null', 'http://localhost.attacker.example'])
    expect(await status({ host, origin })).toBe(403)
})

test('writes must be JSON, which no foreign form can send', async () => {
  const { simulator } = await startSimulator()
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
    const answer = await controlRequest(
      simulator.pagesUrl,
      'POST',
      '/users',
      { username: 'x' },
      { 'content-type': type },
    )
    expect(answer).toMatchObject({ status: 415, json: { error: { code: 'json_required' } } })
  }
  expect(simulator.control.users()).toEqual([])
})

test('serves the built pages, the entry page for their paths, and nothing outside the folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'duo-simulator-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const pagesDir = join(folder, 'pages')
  mkdirSync(join(pagesDir, 'assets'), { recursive: true })
  writeFileSync(join(pagesDir, 'index.html'), '<title>entry</title>')
  writeFileSync(join(pagesDir, 'assets/app.js'), 'run()')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  const { simulator } = await startSimulator({ pagesDir })
  const get = (path: string) => fetch(simulator.pagesUrl + path)
  for (const path of ['/', '/phone', '/phone/activate/abc-def', '/index.html']) {
    const answer = await get(path)
    expect(await answer.text()).toBe('<title>entry</title>')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
  }
  const script = await get('/assets/app.js')
  expect([script.headers.get('content-type'), script.headers.get('cache-control')]).toEqual([
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ])
  expect((await get('/assets/gone.js')).status).toBe(404)
  for (const path of ['/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/%00']) {
    expect(await (await get(path)).text()).not.toContain('secret')
  }
  expect((await fetch(simulator.pagesUrl, { method: 'POST' })).status).toBe(405)
})

test('the pages and the enrollment portal name an icon, which is served', async () => {
  const pagesDir = join(import.meta.dirname, '../pages/public')
  const entryPage = readFileSync(join(import.meta.dirname, '../pages/index.html'), 'utf8')
  const { simulator, client } = await startSimulator({ pagesDir })
  const { response } = (await client.post('/auth/v2/preauth', { username: 'alice' })).json
  const portal = await (await fetch(response.enroll_portal_url)).text()
  const usedLink = await fetch(`${simulator.pagesUrl}/portal?code=unknown`)
  expect(usedLink.status).toBe(410)
  for (const page of [entryPage, portal, await usedLink.text()])
    expect(page).toContain('<link rel="icon" href="/favicon.svg" type="image/svg+xml" />')
  const icon = await fetch(`${simulator.pagesUrl}/favicon.svg`)
  expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
})

test('serves the CA certificate [S1]', async () => {
  const { simulator } = await startSimulator()
  expect(await (await fetch(`${simulator.pagesUrl}/ca.pem`)).text()).toBe(simulator.ca)
})

test('says how to build the pages if they are missing', async () => {
  const { simulator } = await startSimulator({ pagesDir: join(tmpdir(), 'duo-simulator-no-such-folder') })
  const answer = await fetch(simulator.pagesUrl)
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('vite build')
})

test('the event stream announces every change', async () => {
  const started = await startSimulator()
  const abort = new AbortController()
  onTestFinished(() => abort.abort())
  const stream = await fetch(`${started.simulator.pagesUrl}/control/events`, { signal: abort.signal })
  expect(stream.headers.get('content-type')).toBe('text/event-stream')
  await enrollUser(started)
  await started.client.post('/auth/v2/auth', { username: 'alice', factor: 'push', device: 'auto', async: '1' })
  const { control } = started.simulator
  control.decide(control.pushes()[0]!.txid, { decision: 'approve' })
  control.updatePolicy({ newUsers: 'deny' })
  control.createApplication()
  control.addFault({ kind: 'hang', path: 'logo' })
  const wanted = ['users', 'pushes', 'policy', 'applications', 'faults', 'log']
  let text = ''
  for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk
    if (wanted.every((name) => text.includes(`event: ${name}\n`))) break
  }
  expect(text).toMatch(/event: pushes\ndata: {"kind":"created","username":"alice","deviceId":"DP[A-Z0-9]{18}"}\n\n/)
})

import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALICE, createUser, logOnAsAdministrator } from './support/actions.ts'
import { Client } from './support/client.ts'
import { TestServer } from './support/test-server.ts'

let server: TestServer
let admin: Client
beforeAll(async () => {
  server = await TestServer.start({ env: { SALLYPORT_ALLOWED_ORIGINS: 'https://app.example.com' } })
  admin = await logOnAsAdministrator(server)
  await createUser(admin)
})
afterAll(() => server[Symbol.asyncDispose]())

const VIEWER = { query: '{ viewer { user { username } } }' }

describe('a request from elsewhere', () => {
  it.each([
    'https://evil.example',
    'null',
    'http://localhost:4000.evil.example',
    'https://app.example.com.evil.example',
    'http://localhost:4001',
  ])('with origin %s is refused', async (origin) => {
    const response = await admin.post(VIEWER, { origin })
    expect(response.status).toBe(403)
    expect(response.headers.get('access-control-allow-origin')).not.toBe(origin)
  })

  it('without an origin that a browser calls cross-site is refused', async () => {
    expect((await admin.post(VIEWER, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  it('from this site or an allowed one is served, and only the allowed one appears in the response', async () => {
    expect((await admin.post(VIEWER, { origin: 'http://localhost:4000' })).status).toBe(200)
    const allowed = await admin.post(VIEWER, { origin: 'https://app.example.com' })
    expect(allowed.status).toBe(200)
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://app.example.com')
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-32le',
    'application/graphql',
    '',
  ])('as %j is refused', async (type) => {
    const response = await admin.post(JSON.stringify(VIEWER), { 'content-type': type })
    expect([400, 415]).toContain(response.status)
    expect(await response.text()).not.toContain('"username"')
  })
})

describe('methods and addresses', () => {
  it.each(['GET', 'PUT', 'PATCH', 'DELETE'])('%s on /graphql is no way to run an operation', async (method) => {
    const response = await fetch(`${server.url}/graphql?query={viewer{user{username}}}`, {
      method,
      headers: { 'apollo-require-preflight': 'x' },
    })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  })

  it('health reports alive and ready, and nothing else', async () => {
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'alive' })
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' })
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('sallyport_logons_watched 0')
  })

  it('every response has the security headers', async () => {
    const stream = await admin.post(VIEWER, { accept: 'text/event-stream' }, '/graphql/stream')
    for (const response of [
      await admin.post(VIEWER),
      await fetch(`${server.url}/nowhere`),
      await admin.post('{', {}),
      stream,
    ]) {
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(response.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('referrer-policy')).toBe('no-referrer')
      expect(response.headers.get('cache-control')).toContain('no-store')
      expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(response.headers.get('x-frame-options')).toBe('DENY')
    }
  })

  it('a response over https makes browsers use https alone for a year', async () => {
    await using secure = await TestServer.start({ env: { SALLYPORT_PUBLIC_URL: 'https://login.example.com' } })
    for (const response of [await new Client(secure.url).post(VIEWER), await fetch(`${secure.url}/nowhere`)])
      expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect((await admin.post(VIEWER)).headers.get('strict-transport-security')).toBeNull()
  })

  it('logging off clears the browser’s data of this site, but not its identity', async () => {
    const client = new Client(server.url)
    await client.logOn(ALICE.username, ALICE.password)
    const known = client.cookies.get('__Host-sallyport-logon')
    const response = await client.post({ query: 'mutation { logoff }' })
    expect(response.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect([...client.cookies]).toEqual([['__Host-sallyport-logon', known]])
  })
})

describe('a request that is too large or can’t be stored', () => {
  it('a body over the limit is refused', async () => {
    expect((await admin.post({ query: `{ viewer { user { username } } } #${'x'.repeat(700_000)}` })).status).toBe(413)
  })

  it.each([
    ['depth', `{ viewer ${'{ user '.repeat(20)} { username } ${'}'.repeat(20)} }`],
    ['aliases', `{ ${Array.from({ length: 50 }, (_, index) => `a${index}: viewer { user { id } }`).join(' ')} }`],
    [
      'aliases in fragments',
      `{ ...F } fragment F on Query { ${Array.from({ length: 50 }, (_, index) => `a${index}: viewer { user { id } }`).join(' ')} }`,
    ],
    ['directives', `{ viewer { user { username ${'@include(if: true) '.repeat(50)} } } }`],
    ['tokens', `{ ${'viewer { user { id } } '.repeat(2_000)} }`],
    [
      'cost',
      '{ overview { latestRefusals { id type code } checklist { id title done link } warnings { code message } buckets { at completed denied abandoned } } users { edges { cursor node { id username email roles createdAt enrollments { module externalId enrolledAt } } } nodes { id username email roles enrollments { module externalId enrolledAt } } } sessions { nodes { user { username enrollments { module externalId enrolledAt } } steps { module method } } edges { node { user { enrollments { module } } steps { module method position passedAt } } } } }',
    ],
    [
      'fragments that spread each other twice',
      `{ ...F0 } ${Array.from({ length: 100 }, (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`).join(' ')} fragment F100 on Query { viewer { user { id } } }`,
    ],
    ['fragment cycles', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
    ['prototype names', '{ __proto__: viewer { user { id } } constructor: viewer { user { id } } }'],
    ['two operations', 'query A { viewer { user { id } } } query B { viewer { user { id } } }'],
  ])('a document with too many %s is refused before anything runs', async (_what, query) => {
    const { data, errors } = await admin.graphql(query)
    expect(data ?? null).toBeNull()
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT')
  })

  it.each([0, -1, 101, 99_999_999])('a page of %i rows is refused', async (first) => {
    expect(
      (await admin.graphql('query($n: Int!) { users(first: $n) { totalCount } }', { n: first })).errors?.[0]?.extensions
        .code,
    ).toBe('BAD_USER_INPUT')
  })

  it('a character U+0000 is refused, in a variable and in a literal', async () => {
    for (const body of [
      { ...VIEWER, variables: { deep: [{ name: 'a\0b' }] } },
      { query: 'mutation { startLogon(input: {accessType: "a\\u0000"}) { id } }' },
      { query: '{ scheme(key: "\\u{00}") { key } }' },
    ]) {
      const response = await admin.post(body)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({
        errors: [{ message: expect.stringContaining('U+0000'), extensions: { code: 'BAD_USER_INPUT' } }],
      })
    }
  })

  it('a batch is refused', async () => {
    expect((await admin.post([VIEWER, VIEWER])).status).toBe(400)
  })
})

describe('a refused request', () => {
  const CANARY = 'hunter2-canary-value'

  it.each([
    [
      'a value of the wrong type',
      'mutation($i: SubmitStepInput!) { submitStep(input: $i) { id } }',
      { i: { token: 't', answer: { password: { username: 'a', password: { x: CANARY } } } } },
    ],
    [
      'an unknown field',
      'mutation($i: SubmitStepInput!) { submitStep(input: $i) { id } }',
      { i: { token: 't', answer: { secret: CANARY } } },
    ],
    [
      'a literal of the wrong type',
      `mutation { submitStep(input: {token: 5, answer: {password: {password: ["${CANARY}"]}}}) { id } }`,
      {},
    ],
    ['a syntax error', `mutation { submitStep(input: "${CANARY}" `, {}],
  ])('with %s is answered and logged without its input', async (_what, query, variables) => {
    const body = await (await admin.post({ query, variables })).text()
    expect(body).toContain('BAD_USER_INPUT')
    expect(body).not.toContain(CANARY)
    expect(server.logLines.join('\n')).not.toContain(CANARY)
  })

  it('with a body that can’t be parsed is answered and logged without its input', async () => {
    const response = await admin.post(`{"query": "x", "variables": {"password": "${CANARY}"`)
    expect(response.status).toBe(400)
    expect(await response.text()).not.toContain(CANARY)
    for (const body of ['null', `"${CANARY}"`, `{"query": "{ viewer { permissions } }", "variables": "${CANARY}"}`]) {
      const stream = await admin.post(body, { accept: 'text/event-stream' }, '/graphql/stream')
      expect(stream.status).toBe(400)
      expect(await stream.json()).toEqual({
        errors: [{ message: expect.not.stringContaining(CANARY), extensions: { code: 'BAD_USER_INPUT' } }],
      })
    }
    expect(server.logLines.join('\n')).not.toContain(CANARY)
  })

  it('gets no hints about the schema, and no introspection in production', async () => {
    const hint = await admin.graphql('{ viewr { user { id } } }')
    expect(hint.errors![0]!.message).not.toContain('Did you mean')
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "User") { name } }'])
      expect((await admin.graphql(query)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})

describe('the address of the caller', () => {
  it('is taken only from a trusted proxy', async () => {
    await using direct = await TestServer.start({ env: { SALLYPORT_TRUSTED_PROXIES: '' } })
    const client = new Client(direct.url)
    await client.logOn('admin', 'a first password for tests')
    const { mySessions } = await client.run('{ mySessions { ipAddress } }')
    expect(mySessions).toEqual([{ ipAddress: '127.0.0.1' }])
    const proxied = new Client(server.url)
    proxied.address = '203.0.113.9'
    await proxied.logOn(ALICE.username, ALICE.password)
    expect((await proxied.run('{ mySessions { ipAddress current } }')).mySessions).toContainEqual({
      ipAddress: '203.0.113.9',
      current: true,
    })
  })
})

describe('a caller that disconnects', () => {
  it('releases the resources that waited for it', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon({ accessType: 'client' })
    const body = JSON.stringify({
      query: 'query($t: String!) { logon(token: $t, waitSeconds: 30) { id } }',
      variables: { t: token },
    })
    const call = request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    })
    call.on('error', () => {})
    call.end(body)
    const followed = async () =>
      Number(/sallyport_logons_followed (\d+)/.exec(await (await fetch(`${server.url}/metrics`)).text())![1])
    while ((await followed()) === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    call.destroy()
    while ((await followed()) > 0) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(await followed()).toBe(0)
  })
})

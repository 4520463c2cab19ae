import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestServer } from './support/test-server.ts'

// The audits read the schema, so this server allows introspection.
let server: TestServer
beforeAll(async () => {
  server = await TestServer.start({ env: { SALLYPORT_INTROSPECTION: 'on' } })
})
afterAll(() => server[Symbol.asyncDispose]())

/** Recommendations and options of the specification that the product leaves out on purpose. */
const LEFT: Readonly<Record<string, string>> = {
  '5A70': 'no operation runs by GET: an address ends up in logs, and a link must change nothing',
  D6D5: 'the same',
  '6A70': 'the same',
  '572B': 'a refused document is a refused request (400) for proxies and logs too, whatever media type was asked for',
  FDE2: 'the same',
  '7B9B': 'the same',
}

describe('GraphQL over HTTP', () => {
  it('follows the specification, and its recommendations except for deliberate omissions', async () => {
    const audits = serverAudits({ url: () => `${server.url}/graphql`, fetchFn: fetch })
    const results = await Promise.all(audits.map((audit) => audit.fn()))
    expect(results.length).toBeGreaterThan(50)
    expect(results.filter((result) => result.status === 'error').map(({ id, name }) => `${id} ${name}`)).toEqual([])
    const missed = results.filter((result) => result.status === 'warn' || result.status === 'notice')
    expect(missed.map(({ id }) => id).sort()).toEqual(Object.keys(LEFT).sort())
  })
})

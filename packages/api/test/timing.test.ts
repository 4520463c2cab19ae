import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hash } from '@node-rs/argon2'
import { HASH_COST } from '../src/people/passwords/password-hasher.ts'
import { Client } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { testMannWhitney } from './support/mann-whitney.ts'
import { TestServer } from './support/test-server.ts'

/** OWASP ASVS 6.3.8, NIST SP 800-63B-4 §3.2.2: what is found out must not be who has an account, by time neither. */
const KINDS = { known: 200, nobody: 200, disabled: 80, passwordless: 80 } as const
type Kind = keyof typeof KINDS
/** Fewer than the limits let through for free, so that every sample is evaluated alike. */
const GUESSES_PER_NAME = 4
const WARM_UP = 12
/** Ten seconds are usual; on a machine that has much else to do it must only take longer. */
const PATIENCE_MS = 300_000

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start({ realHashes: true })
  const passwordHash = await hash('the right one, never used', { algorithm: 2, ...HASH_COST })
  const at = server.clock.now()
  const toRow = (kind: Kind, index: number) => ({
    id: `usr_${kind}${index}`,
    username: `${kind}${index}`,
    username_canonical: `${kind}${index}`,
    enabled: kind === 'disabled' ? 0 : 1,
    roles: '["user"]',
    password_hash: kind === 'passwordless' ? null : passwordHash,
    created_at: at,
    updated_at: at,
  })
  const rows = (['known', 'disabled', 'passwordless'] as const).flatMap((kind) =>
    Array.from({ length: countNames(kind) * 2 }, (_, index) => toRow(kind, index)),
  )
  await inspectDatabase(server, (sql) => sql.insertInto('users').values(rows).execute())
})
afterAll(() => server[Symbol.asyncDispose]())

const countNames = (kind: Kind): number => KINDS[kind] / GUESSES_PER_NAME

/** How long the answer to a wrong password takes over HTTP. The logon is begun beforehand, from an address of its own. */
async function measure(username: string): Promise<number> {
  const client = new Client(server.url)
  const { token } = await client.startLogon({ accessType: 'client' })
  const startedAt = performance.now()
  const answer = await client.submitStep(token, { password: { username, password: 'not the right password' } })
  const tookMs = performance.now() - startedAt
  if (answer.problem?.code !== 'PASSWORD_INCORRECT')
    throw new Error(`A sample was answered with ${answer.problem?.code}`)
  return tookMs
}

/** Every kind in one random order, one at a time: what else the machine does meets all of them alike. */
async function sample(round: number, kinds: readonly Kind[]): Promise<Record<Kind, number[]>> {
  const order = kinds.flatMap((kind) =>
    Array.from({ length: KINDS[kind] }, (_, index) => ({
      kind,
      name: `${kind}${round * countNames(kind) + (index % countNames(kind))}`,
    })),
  )
  for (let last = order.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
  const times: Record<Kind, number[]> = { known: [], nobody: [], disabled: [], passwordless: [] }
  for (const { kind, name } of order) times[kind].push(await measure(name))
  return times
}

const medianOf = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)]!

/** Kinds that can be told from a name that nobody has. Medians further apart than 5 % count where they are more than the noise of the machine. */
function listTold(
  times: Record<Kind, number[]>,
): { kind: Kind; p: number; medianMs: number; medianOfNobodyMs: number }[] {
  return (['known', 'disabled', 'passwordless'] as const)
    .filter((kind) => times[kind].length > 0)
    .map((kind) => ({
      kind,
      p: testMannWhitney(times[kind], times.nobody),
      medianMs: medianOf(times[kind]),
      medianOfNobodyMs: medianOf(times.nobody),
    }))
    .filter(
      ({ p, medianMs, medianOfNobodyMs }) =>
        p <= 0.01 || (p <= 0.05 && Math.abs(medianMs / medianOfNobodyMs - 1) > 0.05),
    )
}

describe('the time of an answer to a wrong password', () => {
  it(
    'tells nobody’s name from a known one, a disabled one, or one without a password',
    async () => {
      for (let index = 0; index < WARM_UP; index++) await measure(`warm${index}`)
      const first = listTold(await sample(0, Object.keys(KINDS) as Kind[]))
      if (first.length === 0) return expect(first).toEqual([])
      // One round in twenty or so finds something that isn't there; two after one another, of the same kind, hardly ever.
      const second = listTold(await sample(1, ['nobody', ...first.map(({ kind }) => kind)]))
      expect(second, JSON.stringify({ first, second })).toEqual([])
    },
    PATIENCE_MS,
  )
})

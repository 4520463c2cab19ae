import { BenchStack } from './lib/bench-stack.ts'
import { countSockets } from './lib/count-sockets.ts'
import { Load } from './lib/load.ts'
import type { LogonClient, LogonState } from './lib/logon-client.ts'
import { readResidentKilobytes } from './lib/process-usage.ts'
import { SdkPolling } from './lib/sdk-polling.ts'
import { median, printRows, quantile } from './lib/statistics.ts'

export interface WaitingBenchOptions {
  /** Logons that wait for a push at once. */
  waiting: number
  /** Approvals per second. */
  approvals: number
  concurrency: number
}

/** Connections to the server in addition to the one that each waiting client holds, as a browser would. */
const SPARE_CONNECTIONS = 64

/** Measures the memory per waiting logon, and the time from an approval until the client knows of it. */
export async function benchWaiting({ waiting, approvals, concurrency }: WaitingBenchOptions): Promise<void> {
  await using stack = await BenchStack.start({ userCount: waiting })
  const load = new Load(stack, waiting, waiting + SPARE_CONNECTIONS)
  await load.run({ concurrency, most: Math.min(500, waiting) })
  console.log('Warmed up. Starting the logons that wait …')
  await control(stack, 'PATCH', '/control/policy', { autoApproveMs: null })
  const before = await stack.ask<NodeJS.MemoryUsage>({ ask: 'memory' })

  const waits: { client: LogonClient; state: LogonState; heard: Promise<number> }[] = []
  await inTurns(waiting, concurrency, async () => {
    const client = load.createClient()
    const state = await client.sendPassword()
    const heard = client.awaitApproval(state).then(() => Date.now())
    waits.push({ client, state, heard })
  })
  const after = await stack.ask<NodeJS.MemoryUsage>({ ask: 'memory' })
  const residentKilobytes = readResidentKilobytes(stack.serverPid)

  const sockets = countSockets(stack.serverPid, stack.duoPort)
  console.log(`${waiting} logons are waiting. Approving …`)
  const approvedAt = await approveAll(stack, waiting, approvals)
  const delays = await Promise.all(
    waits.map(async ({ client, heard }) => (await heard) - approvedAt.get(client.username)!),
  )
  await load.close()
  const sdk = await benchSdk(
    stack,
    waits.map(({ client }) => client.username),
    approvals,
  )
  printRows(
    `${waiting} logons waiting for a push, each with a client in a long poll; ${approvals} approvals per second`,
    [
      ['resident memory per waiting logon, KB', ((after.rss - before.rss) / waiting / 1_000).toFixed(1)],
      ['heap per waiting logon, KB', ((after.heapUsed - before.heapUsed) / waiting / 1_000).toFixed(1)],
      ['resident memory of the server, MiB', (residentKilobytes / 1_024).toFixed(0)],
      ['connections to Duo', String(sockets)],
      ['approval → client knows, ms (median, 99th percentile)', toTimes(delays)],
    ],
  )
  printRows(
    `The same pushes with Duo's own client alone, polling once a second, without clients, database or GraphQL`,
    [
      ['resident memory per waiting push, KB', sdk.residentKilobytes.toFixed(1)],
      ['heap per waiting push, KB', sdk.heapKilobytes.toFixed(1)],
      ['connections to Duo', String(sdk.sockets)],
      ['approval → known, ms (median, 99th percentile)', toTimes(sdk.delays)],
    ],
  )
}

const toTimes = (delays: readonly number[]): string =>
  `${median(delays).toFixed(0)}, ${quantile(delays, 0.99).toFixed(0)}`

/** Approves every open push at the given rate per second; returns the time of each user's approval. */
async function approveAll(stack: BenchStack, expected: number, approvals: number): Promise<Map<string, number>> {
  const pushes = (await control(stack, 'GET', '/control/pushes')) as { txid: string; username: string }[]
  if (pushes.length !== expected)
    throw new Error(
      `Only ${pushes.length} of ${expected} users have a push. A push lives for 60 seconds: use fewer logons.`,
    )
  const approvedAt = new Map<string, number>()
  await Promise.all(
    pushes.map(async ({ txid, username }, index) => {
      await new Promise((resolve) => setTimeout(resolve, (index / approvals) * 1_000))
      approvedAt.set(username, Date.now())
      await control(stack, 'POST', `/control/pushes/${txid}`, { decision: 'approve' })
    }),
  )
  return approvedAt
}

async function benchSdk(stack: BenchStack, usernames: readonly string[], approvals: number) {
  const polling = await SdkPolling.start(stack)
  const before = await polling.readMemory()
  await polling.send(usernames)
  const after = await polling.readMemory()
  // The first poll is answered immediately and followed by a pause; after that, every poll is open.
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const sockets = polling.countSockets()
  console.log(`As many pushes are waiting with Duo's own client. Approving …`)
  const approvedAt = await approveAll(stack, usernames.length, approvals)
  await polling.waitForApprovals(usernames.length)
  return {
    residentKilobytes: (after.rss - before.rss) / usernames.length / 1_000,
    heapKilobytes: (after.heapUsed - before.heapUsed) / usernames.length / 1_000,
    sockets,
    delays: [...approvedAt].map(([username, at]) => polling.approvedAt.get(username)! - at),
  }
}

async function control(stack: BenchStack, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${stack.duoPagesUrl}${path}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
  return response.json()
}

/** Does the work `times` times, at most `atOnce` at a time. */
async function inTurns(times: number, atOnce: number, work: () => Promise<void>): Promise<void> {
  let begun = 0
  const take = async () => {
    while (begun < times) {
      begun++
      await work()
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, times) }, take))
}

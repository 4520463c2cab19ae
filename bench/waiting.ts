import { BenchStack } from './lib/bench-stack.ts'
import { Load } from './lib/load.ts'
import type { LogonClient, LogonState } from './lib/logon-client.ts'
import { readResidentKilobytes } from './lib/process-usage.ts'
import { median, printRows, quantile } from './lib/statistics.ts'

export interface WaitingBenchOptions {
  /** Logons that wait for a push at once. */
  waiting: number
  /** Approvals a second. */
  approvals: number
  concurrency: number
}

/** Connections to the server beside those that wait: one per waiting client, as a browser would hold. */
const SPARE_CONNECTIONS = 64

/** Memory per logon that waits, and how long after an approval its client knows. */
export async function benchWaiting({ waiting, approvals, concurrency }: WaitingBenchOptions): Promise<void> {
  await using stack = await BenchStack.start({ userCount: waiting })
  const load = new Load(stack, waiting, waiting + SPARE_CONNECTIONS)
  await load.run({ concurrency, most: Math.min(500, waiting) })
  console.log('Warm. Making logons wait …')
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

  const pushes = (await control(stack, 'GET', '/control/pushes')) as { txid: string; username: string }[]
  if (pushes.length !== waiting) throw new Error(`Of ${waiting} logons ${pushes.length} have a push. Pushes live for 60 seconds: take fewer.`)
  console.log(`${waiting} logons wait. Approving …`)
  const approvedAt = new Map<string, number>()
  await Promise.all(
    pushes.map(async ({ txid, username }, index) => {
      await new Promise((resolve) => setTimeout(resolve, (index / approvals) * 1_000))
      approvedAt.set(username, Date.now())
      await control(stack, 'POST', `/control/pushes/${txid}`, { decision: 'approve' })
    }),
  )
  const delays = await Promise.all(waits.map(async ({ client, heard }) => (await heard) - approvedAt.get(client.username)!))
  await load.close()
  printRows(`${waiting} logons waiting for a push, each with a client in a long poll; ${approvals} approvals a second`, [
    ['resident memory per waiting logon, KB', ((after.rss - before.rss) / waiting / 1_000).toFixed(1)],
    ['heap per waiting logon, KB', ((after.heapUsed - before.heapUsed) / waiting / 1_000).toFixed(1)],
    ['resident memory of the server, MiB', (residentKilobytes / 1_024).toFixed(0)],
    ['approval → client knows, ms (median, 99th percentile)', `${median(delays).toFixed(0)}, ${quantile(delays, 0.99).toFixed(0)}`],
  ])
}

async function control(stack: BenchStack, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${stack.duoPagesUrl}${path}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
  return response.json()
}

/** Does something so many times, so many at once. */
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

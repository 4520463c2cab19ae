import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import https from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'

/** Messages from the benchmark to this program, and back. */
export type PollerQuestion = { ask: 'send'; usernames: readonly string[] } | { ask: 'memory' }
export type PollerAnswer =
  | { told: 'sent'; failed: number }
  | { told: 'memory'; memory: NodeJS.MemoryUsage }
  | { told: 'approved'; username: string; at: number }

const POLL_EVERY_MS = 1_000
/** Pushes sent at once. */
const CONCURRENCY = 32

interface SdkClient {
  jsonApiCall(
    method: string,
    path: string,
    parameters: Record<string, string>,
    callback: (answer: { response?: Record<string, string> }) => void,
  ): void
}
const { Client } = createRequire(import.meta.url)('@duosecurity/duo_api') as {
  Client: new (integrationKey: string, secretKey: string, host: string, version: number) => SdkClient
}

/**
 * A program with Duo's own client alone and no logon server around it: sends a push to each user, then polls `auth_status` once a
 * second.
 */
const [port, caFile, integrationKey, secretKey] = process.argv.slice(2) as [string, string, string, string]
// The client has no option for a port or a certificate authority, but the process's agent has.
https.globalAgent = new https.Agent({ port: Number(port), ca: readFileSync(caFile), keepAlive: true })
const client = new Client(integrationKey, secretKey, 'localhost', 5)
const call = (method: string, path: string, parameters: Record<string, string>) =>
  new Promise<Record<string, string>>((resolve) =>
    client.jsonApiCall(method, path, parameters, (answer) => resolve(answer.response ?? {})),
  )
const tell = (answer: PollerAnswer) => process.send!(answer)

async function send(username: string): Promise<boolean> {
  const { txid } = await call('POST', '/auth/v2/auth', { username, factor: 'push', device: 'auto', async: '1' })
  if (txid) void poll(username, txid)
  return txid !== undefined
}

async function poll(username: string, txid: string): Promise<void> {
  for (;;) {
    const { result } = await call('GET', '/auth/v2/auth_status', { txid })
    if (result === 'allow') return void tell({ told: 'approved', username, at: Date.now() })
    await pause(POLL_EVERY_MS)
  }
}

process.on('message', async (question: PollerQuestion) => {
  if (question.ask === 'memory') {
    globalThis.gc?.()
    return void tell({ told: 'memory', memory: process.memoryUsage() })
  }
  const remaining = [...question.usernames]
  let failed = 0
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (let username = remaining.pop(); username !== undefined; username = remaining.pop())
        if (!(await send(username))) failed++
    }),
  )
  tell({ told: 'sent', failed })
})
console.log(JSON.stringify({ poller: true }))

import { Pool } from 'undici'
import type { BenchStack } from './bench-stack.ts'
import { LogonClient } from './logon-client.ts'
import { readCpuMs } from './process-usage.ts'

export interface LoadRound {
  count: number
  perSecond: number
  /** The server's CPU, hashing included. */
  cpuMsEach: number
  latenciesMs: number[]
}

/** A closed loop of browsers, each of which starts its next logon when the last one has ended. */
export class Load {
  readonly #stack: BenchStack
  readonly #userCount: number
  readonly #pool: Pool
  #next = 0

  constructor(stack: BenchStack, userCount: number, connections: number) {
    this.#stack = stack
    this.#userCount = userCount
    this.#pool = new Pool(stack.url, { connections, pipelining: 1, headersTimeout: 120_000 })
  }

  createClient(): LogonClient {
    return new LogonClient(this.#pool, this.#next++, this.#userCount)
  }

  /** Starts logons for the given seconds or up to the given number, and waits for those in progress. */
  async run({
    concurrency,
    seconds = Infinity,
    most = Infinity,
  }: {
    concurrency: number
    seconds?: number
    most?: number
  }): Promise<LoadRound> {
    const latenciesMs: number[] = []
    const cpuBefore = readCpuMs(this.#stack.serverPid)
    const startedAt = performance.now()
    let begun = 0
    const browse = async () => {
      while (begun < most && performance.now() - startedAt < seconds * 1_000) {
        begun++
        const beganAt = performance.now()
        const client = this.createClient()
        await client.finish(await client.awaitApproval(await client.sendPassword()))
        latenciesMs.push(performance.now() - beganAt)
      }
    }
    await Promise.all(Array.from({ length: concurrency }, browse))
    const elapsedMs = performance.now() - startedAt
    const count = latenciesMs.length
    return {
      count,
      perSecond: (count / elapsedMs) * 1_000,
      cpuMsEach: (readCpuMs(this.#stack.serverPid) - cpuBefore) / count,
      latenciesMs,
    }
  }

  close(): Promise<void> {
    return this.#pool.destroy()
  }
}

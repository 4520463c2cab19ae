import type { ChildProcess } from 'node:child_process'
import type { BenchStack } from './bench-stack.ts'
import { countSockets } from './count-sockets.ts'
import type { PollerAnswer, PollerQuestion } from './sdk-poller.ts'

/** Waits for pushes with Duo's own client, in a process of its own that polls once a second. */
export class SdkPolling {
  readonly #child: ChildProcess
  readonly #port: number
  readonly approvedAt = new Map<string, number>()
  #onApproved: () => void = () => {}

  private constructor(child: ChildProcess, port: number) {
    this.#child = child
    this.#port = port
    child.on('message', (answer: PollerAnswer) => {
      if (answer.told !== 'approved') return
      this.approvedAt.set(answer.username, answer.at)
      this.#onApproved()
    })
  }

  static async start(stack: BenchStack): Promise<SdkPolling> {
    const { child, port } = await stack.startSdkPoller()
    return new SdkPolling(child, port)
  }

  async send(usernames: readonly string[]): Promise<void> {
    const { failed } = await this.#ask({ ask: 'send', usernames }, 'sent')
    if (failed > 0) throw new Error(`${failed} pushes could not be sent with Duo's client.`)
  }

  async readMemory(): Promise<NodeJS.MemoryUsage> {
    return (await this.#ask({ ask: 'memory' }, 'memory')).memory
  }

  countSockets(): number {
    return countSockets(this.#child.pid!, this.#port)
  }

  /** Waits until the client knows of this many approvals. */
  async waitForApprovals(count: number): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#onApproved = () => this.approvedAt.size >= count && resolve()
      this.#onApproved()
    })
  }

  #ask<Told extends PollerAnswer['told']>(
    question: PollerQuestion,
    told: Told,
  ): Promise<Extract<PollerAnswer, { told: Told }>> {
    return new Promise((resolve) => {
      const listen = (answer: PollerAnswer) => {
        if (answer.told !== told) return
        this.#child.off('message', listen)
        resolve(answer as Extract<PollerAnswer, { told: Told }>)
      }
      this.#child.on('message', listen)
      this.#child.send(question)
    })
  }
}

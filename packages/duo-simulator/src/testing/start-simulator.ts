import { onTestFinished } from 'vitest'
import { createDuoSimulator, type DuoSimulator, type DuoSimulatorOptions } from '../index.ts'
import { ApiClient } from './api-client.ts'

export interface Started {
  simulator: DuoSimulator
  client: ApiClient
  /** The simulator's clock, in milliseconds. */
  now(): number
  /** Moves the simulator's clock, and the client's with it. */
  advance(ms: number): void
}

/** Starts a simulator for one test, on a clock that only `advance` moves. */
export async function startSimulator(options: DuoSimulatorOptions = {}): Promise<Started> {
  let nowMs = Date.UTC(2026, 0, 1, 12)
  const now = (): number => nowMs
  const simulator = await createDuoSimulator({ now, ...options })
  onTestFinished(() => simulator.close())
  const { integrationKey, secretKey } = simulator.control.applications()[0]!
  const client = new ApiClient({
    url: simulator.url,
    ca: simulator.ca,
    integrationKey,
    secretKey,
    now: options.now ?? now,
  })
  return {
    simulator,
    client,
    now: options.now ?? now,
    advance: (ms) => {
      nowMs += ms
    },
  }
}

export interface EnrolledUser {
  userId: string
  deviceId: string
  username: string
}

/** Enrolls through the API and the phone. */
export async function enrollUser({ client, simulator }: Started, username = 'alice'): Promise<EnrolledUser> {
  const { json } = await client.post('/auth/v2/enroll', { username })
  return simulator.control.activate(json.response.activation_code)
}

import https from 'node:https'
import { createRequire } from 'node:module'
import { onTestFinished } from 'vitest'
import type { DuoSimulator } from '../index.ts'

interface SdkClient {
  jsonApiCall(method: string, path: string, parameters: Record<string, unknown>, callback: (answer: any) => void): void
}

const { Client } = createRequire(import.meta.url)('@duosecurity/duo_api') as {
  Client: new (integrationKey: string, secretKey: string, host: string, signatureVersion: number) => SdkClient
}

export type SdkCall = (method: 'GET' | 'POST', path: string, parameters?: Record<string, unknown>) => Promise<any>

/**
 * Duo's own client, unmodified. It has no option for a port or a CA, but uses the process's global agent, whose
 * options override the request's: hence an agent with the simulator's port and CA.
 */
export function createSdkClient(
  simulator: DuoSimulator,
  signatureVersion: 2 | 5,
  keys = simulator.control.applications()[0]!,
): SdkCall {
  const before = https.globalAgent
  const agent = new https.Agent({ port: Number(new URL(simulator.url).port), ca: simulator.ca, keepAlive: true })
  https.globalAgent = agent
  onTestFinished(() => {
    https.globalAgent = before
    agent.destroy()
  })
  const client = new Client(keys.integrationKey, keys.secretKey, 'localhost', signatureVersion)
  return (method, path, parameters = {}) =>
    new Promise((resolve) => client.jsonApiCall(method, path, parameters, resolve))
}

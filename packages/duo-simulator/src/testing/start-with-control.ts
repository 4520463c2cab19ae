import { controlRequest, type ControlAnswer } from './control-client.ts'
import { startSimulator, type Started } from './start-simulator.ts'

export interface StartedWithControl extends Started {
  /** Calls the control API over HTTP. */
  call(method: string, path: string, body?: unknown): Promise<ControlAnswer>
}

export async function startWithControl(): Promise<StartedWithControl> {
  const started = await startSimulator()
  const { pagesUrl } = started.simulator
  return { ...started, call: (method, path, body) => controlRequest(pagesUrl, method, path, body) }
}

import type { Prompt } from '../../account/prompts.ts'
import type { Simulation } from '../../account/simulation.ts'
import type { Topic } from '../../contract/topics.ts'
import type { ClientConnection } from '../../http/exchange.ts'
import type { PromptDialog } from './dialog.ts'
import { fingerprint } from './pages.ts'

const TOPICS: ReadonlySet<Topic> = new Set<Topic>(['prompts', 'pushes', 'users', 'policy', 'applications'])
/** Then the page asks again, because proxies and browsers give up at some point. */
const MAX_WAIT_MS = 25_000

/** Resolves to true once the screen differs from `since`, or to false after a while without a change. */
export function waitForChange(
  simulation: Simulation,
  dialog: PromptDialog,
  prompt: Prompt,
  since: string,
  connection: ClientConnection,
): Promise<boolean> {
  return new Promise((resolve) => {
    let isChecking = false
    const end = (hasChanged: boolean): void => {
      unsubscribe()
      clearTimeout(timer)
      resolve(hasChanged)
    }
    const check = (): void => {
      // Determining the screen can itself publish a change, for example unlock the user.
      if (isChecking) return
      isChecking = true
      const isRemoved = !simulation.prompts.find(prompt.id) || !simulation.state.applications.has(prompt.integrationKey)
      if (isRemoved || fingerprint(dialog.screen(prompt)) !== since) end(true)
      isChecking = false
    }
    const timer = setTimeout(() => end(false), MAX_WAIT_MS).unref()
    const unsubscribe = simulation.changes.subscribe((topic) => {
      if (TOPICS.has(topic)) check()
    })
    connection.onLost(() => end(false))
    check()
  })
}

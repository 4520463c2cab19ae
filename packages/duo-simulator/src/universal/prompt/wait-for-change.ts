import type { Prompt } from '../../account/prompts.ts'
import type { Simulation } from '../../account/simulation.ts'
import type { Topic } from '../../contract/topics.ts'
import type { ClientConnection } from '../../http/exchange.ts'
import type { PromptDialog } from './dialog.ts'
import { fingerprint } from './pages.ts'

const TOPICS: ReadonlySet<Topic> = new Set<Topic>(['prompts', 'pushes', 'users', 'policy', 'applications'])
/** Then the page asks again: proxies and browsers don't wait for ever. */
const MAX_WAIT_MS = 25_000

/** True as soon as the prompt would show something else than `since`; false if nothing happened for a while. */
export function waitForChange(
  simulation: Simulation,
  dialog: PromptDialog,
  prompt: Prompt,
  since: string,
  connection: ClientConnection,
): Promise<boolean> {
  return new Promise((resolve) => {
    let isLooking = false
    const end = (hasChanged: boolean): void => {
      unsubscribe()
      clearTimeout(timer)
      resolve(hasChanged)
    }
    const look = (): void => {
      // Looking can itself change something, for example unlock the user.
      if (isLooking) return
      isLooking = true
      const isGone = !simulation.prompts.find(prompt.id) || !simulation.state.applications.has(prompt.integrationKey)
      if (isGone || fingerprint(dialog.screen(prompt)) !== since) end(true)
      isLooking = false
    }
    const timer = setTimeout(() => end(false), MAX_WAIT_MS).unref()
    const unsubscribe = simulation.changes.subscribe((topic) => {
      if (TOPICS.has(topic)) look()
    })
    connection.onLost(() => end(false))
    look()
  })
}

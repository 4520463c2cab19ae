import type { Simulation } from '../../account/simulation.ts'
import type { PromptView as ShownView } from '../../universal/prompt/view.ts'
import { promptPath } from '../../universal/prompt/path.ts'
import type { Prompt } from '../../account/prompts.ts'

export interface PromptView {
  id: string
  /** Where a browser shows it. */
  url: string
  username: string
  application: { integrationKey: string; name: string }
  /** What it shows; `leaving` where the user's status or the policy had decided already. */
  phase: ShownView['phase']
  redirectUri: string
  /** Where its browser goes next, once it has ended. */
  location: string | null
  createdAt: number
  expiresAt: number
}

export function toPromptView(prompt: Prompt, { phase }: ShownView, { addresses, state }: Simulation): PromptView {
  const { id, username, integrationKey, redirectUri, location, createdAt, expiresAt } = prompt
  return {
    id,
    url: `${addresses.url}${promptPath(id)}`,
    username,
    application: { integrationKey, name: state.applications.get(integrationKey)?.name ?? '' },
    phase,
    redirectUri,
    location,
    createdAt,
    expiresAt,
  }
}

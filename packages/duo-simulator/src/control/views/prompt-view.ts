import type { Prompt } from '../../account/prompts.ts'
import type { Simulation } from '../../account/simulation.ts'
import type { PromptView } from '../../contract/prompts.ts'
import { promptPath } from '../../universal/prompt/path.ts'
import type { PromptScreen } from '../../universal/prompt/screen.ts'

export function toPromptView(prompt: Prompt, { phase }: PromptScreen, { addresses, state }: Simulation): PromptView {
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

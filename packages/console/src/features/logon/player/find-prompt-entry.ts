import { consoleModules } from '../../../modules/index.ts'
import type { PromptEntry } from '../../../module-contract/console-module.ts'

/** A module's view for a type of prompt; null means that the generic form is shown. */
export function findPromptEntry(module: string, typename: string): PromptEntry | null {
  const prompts = consoleModules.find(({ id }) => id === module)?.prompts
  return prompts && Object.hasOwn(prompts, typename) ? (prompts[typename] ?? null) : null
}

import { consoleModules } from '../../../modules/index.ts'
import type { PromptEntry } from '../../../module-contract/console-module.ts'

/** The view that a module has brought for a type of prompt; none means that the generic form is shown. */
export function findPromptEntry(module: string, typename: string): PromptEntry | null {
  const prompts = consoleModules.find(({ id }) => id === module)?.prompts
  return prompts && Object.hasOwn(prompts, typename) ? (prompts[typename] ?? null) : null
}

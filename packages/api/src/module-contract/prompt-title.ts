import type { StepDefinition } from './step-definition.ts'

/** The title of the prompt that a state asks with. */
export function toPromptTitle({ prompts, behavior }: StepDefinition, state: unknown): string {
  const type = behavior.toPromptType?.(state)
  return (type ? prompts.find((prompt) => prompt.type === type) : prompts[0])!.title
}

/** @param typeName as forecasts have it, e.g. "PasswordPrompt" */
export const findPromptTitle = ({ prompts }: StepDefinition, typeName: string): string | null =>
  prompts.find(({ type }) => type.name === typeName)?.title ?? null

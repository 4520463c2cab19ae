import type { ComponentType } from 'react'
import type { ErrorTexts } from '../lib/errors/error-text.ts'
import type { StepAnswer } from '../gql/schema.ts'
import type { ProblemPartsFragment, StepPromptPartsFragment } from './gql/prompt.logon.ts'

export type { StepAnswer }
/** What every prompt has, whatever its module. */
export type PromptParts = StepPromptPartsFragment
export type LogonProblem = ProblemPartsFragment

/** The props of a prompt's view. `Fragment` is the generated type of the prompt's own GraphQL fragment. */
export interface PromptProps<Fragment> {
  prompt: PromptParts & Fragment
  /** Why the last answer did not pass; null when first shown. */
  problem: LogonProblem | null
  /** True while an answer is being sent: its button shows it, and nothing else can be sent. */
  submitting: boolean
  onAnswer: (answer: StepAnswer) => void
  /** Cancels the whole logon. */
  onCancel: () => void
}

export type PromptLoader = () => Promise<ComponentType<PromptProps<unknown>>>

export interface PromptEntry {
  /** Loads the view, which is a separate file. */
  load: PromptLoader
  /** Shown with a check mark when the logon leaves this prompt without an answer: "Approved". */
  passedText?: string
  /** True if the view shows problems at their fields; otherwise the player shows them above. */
  showsFieldProblems?: boolean
}

/** The answer with which another site has sent the browser back. */
export interface Returned {
  /** The `__typename` of the prompt that it answers. */
  prompt: string
  answer: StepAnswer
}

/**
 * The browser's side of one of the server's modules. The logon page reads it and names no module itself. The manifest is loaded with
 * the page and must stay small; views are loaded when first shown.
 */
export interface ConsoleModule {
  /** The same as on the server. */
  id: string
  /**
   * A GraphQL fragment for each prompt type. All modules' fragments share one selection, so a field that another prompt type has with a
   * different type or nullability needs an alias.
   */
  fragments: readonly string[]
  /** By the prompt's `__typename`. Other prompts are shown as a form made from their `fields`. */
  prompts: Readonly<Record<string, PromptEntry>>
  /**
   * For a prompt that sends the browser to another site: reads that site's answer from the address; null if the address contains none.
   */
  readReturn?: (query: URLSearchParams) => Returned | null
  /** The generated texts for the module’s error codes. Loaded with its first view, or when one of them is needed. */
  loadErrorTexts: () => Promise<ErrorTexts>
}

/** The only place that drops the type of a prompt's fragment: a view only ever gets prompts of its own type. */
export function toPromptLoader<Fragment>(load: () => Promise<ComponentType<PromptProps<Fragment>>>): PromptLoader {
  return load as () => Promise<ComponentType<PromptProps<unknown>>>
}

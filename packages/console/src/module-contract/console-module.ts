import type { ComponentType } from 'react'
import type { ErrorTexts } from '../lib/errors/error-text.ts'
import type { StepAnswer } from '../gql/schema.ts'
import type { ProblemPartsFragment, StepPromptPartsFragment } from './gql/prompt.logon.ts'

export type { StepAnswer }
/** What every prompt has, whatever its module. */
export type PromptParts = StepPromptPartsFragment
export type LogonProblem = ProblemPartsFragment

/** What a prompt's view is given. `Fragment` is the generated type of the prompt's own GraphQL fragment. */
export interface PromptProps<Fragment> {
  prompt: PromptParts & Fragment
  /** Why the last answer did not pass; null on the first showing. */
  problem: LogonProblem | null
  /** True while an answer is under way: its button shows it, and nothing else can be sent. */
  submitting: boolean
  onAnswer: (answer: StepAnswer) => void
  /** Gives the whole logon up. */
  onCancel: () => void
}

export type PromptLoader = () => Promise<ComponentType<PromptProps<unknown>>>

export interface PromptEntry {
  /** Loads the view, which is a file of its own. */
  load: PromptLoader
  /** Told with a tick when the logon moves on from this prompt by itself: "Approved". */
  passedText?: string
  /** True where the view shows a problem at the field that it belongs to; otherwise the player shows it above. */
  showsFieldProblems?: boolean
}

/** What another site has sent the browser back with. */
export interface Returned {
  /** The `__typename` of the prompt that it answers. */
  prompt: string
  answer: StepAnswer
}

/**
 * The browser's side of one of the server's modules. The logon page reads it and names no module itself.
 * The manifest is loaded with the page and must stay small; views are loaded when they are shown first.
 */
export interface ConsoleModule {
  /** The same as on the server. */
  id: string
  /**
   * A GraphQL fragment for each prompt type. All modules' fragments end up in one selection, so a field which another
   * prompt type has with a different type or nullability needs an alias.
   */
  fragments: readonly string[]
  /** By the prompt's `__typename`. A prompt that is not here is shown as the generic form of its `fields`. */
  prompts: Readonly<Record<string, PromptEntry>>
  /**
   * Where a prompt sends the browser to another site: reads what that site sent it back with from the address, as the answer to the
   * prompt of that type; null when the address is about something else.
   */
  readReturn?: (query: URLSearchParams) => Returned | null
  /** The generated texts for the module’s error codes. Loaded with its first view, or when one of them is needed. */
  loadErrorTexts: () => Promise<ErrorTexts>
}

/** The one place where the type of a prompt's fragment is given up: a view is only ever handed prompts of its own type. */
export function toPromptLoader<Fragment>(load: () => Promise<ComponentType<PromptProps<Fragment>>>): PromptLoader {
  return load as () => Promise<ComponentType<PromptProps<unknown>>>
}

import type { ClassType } from 'type-graphql'
import type { StepContext } from './step-context.ts'
import type { StepOutcome } from './step-outcome.ts'
import type { StepPrompt } from './step-prompt.type.ts'

/**
 * What a step does. Only the engine calls it, one call at a time per logon. It knows neither GraphQL nor the database: everything it
 * needs is in the context, everything it remembers is in its `State`.
 *
 * It must never wait for a person inside `begin` or `answer` (return `waiting` instead), never trust anything but the context
 * and its own state, and never put a secret into a prompt, an outcome's detail or an error.
 */
export interface StepBehavior<State = any, Answer = any> {
  /** The step's turn has come. Side effects (a push) happen here, never while a prompt is read. */
  begin(context: StepContext): Promise<StepOutcome<State>>
  /** An answer to the prompt that `state` describes. */
  answer(context: StepContext, state: State, answer: Answer): Promise<StepOutcome<State>>
  /** The prompt that `state` describes. Pure: it is called for every reader, on any node, any number of times. */
  toPrompt(state: State): StepPrompt
  /** The generic way: an answer made from rendered fields; null when they make none. */
  fromFields(fields: ReadonlyMap<string, string>, state: State): Answer | null

  // ── Abilities, found by presence ──

  /** The type of the prompt that `toPrompt` makes, without making it. For a step that has several. */
  toPromptType?(state: State): ClassType<StepPrompt>
  /**
   * After `waiting`: resolves with the next thing that happens (another `waiting` for a mere change of status), however long
   * that takes. The engine bounds it by the logon's life, and aborts it when the logon has moved on or the node stops.
   * Another node may call it again for the same state, after a restart: it must not do anything twice.
   */
  awaitChange?(context: StepContext, state: State, signal: AbortSignal): Promise<StepOutcome<State>>
  /** The user gave the logon up at this step: releases early what the step holds. Nothing depends on it; it may never be called. */
  cancel?(context: StepContext, state: State): Promise<void>
  /** Whether an answer merely asks for the current state. The engine answers it by itself: nothing is done, the token stays. */
  isPoll?(answer: Answer): boolean
}

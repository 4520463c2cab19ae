import { graphql } from './graphql-text.ts'

/** A problem of a logon. `code` is stable; `message` is for clients without texts of their own. */
export const problemParts = graphql(`
  fragment ProblemParts on LogonProblem {
    code
    message
    field
    retryAt
    reference
  }
`)

/** The fields of every prompt. The logon page adds the fragments of the modules. */
export const stepPromptParts = graphql(`
  fragment StepPromptParts on StepPrompt {
    __typename
    module
    title
    pollAfterMs
    fields {
      name
      kind
      label
      required
      autocomplete
      value
      options {
        value
        label
      }
    }
  }
`)

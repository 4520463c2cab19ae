import { graphql } from './graphql-text.ts'

/** A plain refusal; `code` is stable, `message` is the server's own words for clients that have none. */
export const problemParts = graphql(`
  fragment ProblemParts on LogonProblem {
    code
    message
    field
    retryAt
    reference
  }
`)

/** What every prompt has. The logon page adds the fragments of the modules to it. */
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

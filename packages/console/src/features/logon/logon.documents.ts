import { graphql } from '../../lib/graphql-text.ts'

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

/** What every prompt has. `logon-operations.ts` adds the fragments of the modules to it. */
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

/** `problem` may be null in one type and not in the other, so GraphQL wants two names for it in one selection. */
export const logonParts = graphql(`
  fragment LogonParts on Logon {
    __typename
    id
    expiresAt
    ... on LogonStep {
      token
      position
      stepCount
      prompt {
        ...StepPromptParts
      }
      problem {
        ...ProblemParts
      }
    }
    ... on LogonReady {
      token
    }
    ... on LogonCompleted {
      redirectTo
    }
    ... on LogonDenied {
      denial: problem {
        ...ProblemParts
      }
    }
  }
`)

export const startLogonDocument = graphql(`
  mutation StartLogon($input: StartLogonInput!) {
    startLogon(input: $input) {
      ...LogonParts
    }
  }
`)

export const submitStepDocument = graphql(`
  mutation SubmitStep($input: SubmitStepInput!) {
    submitStep(input: $input) {
      ...LogonParts
    }
  }
`)

export const finishLogonDocument = graphql(`
  mutation FinishLogon($token: String!) {
    finishLogon(token: $token) {
      ...LogonParts
    }
  }
`)

export const cancelLogonDocument = graphql(`
  mutation CancelLogon($token: String!) {
    cancelLogon(token: $token)
  }
`)

export const readLogonDocument = graphql(`
  query ReadLogon($token: String!, $waitSeconds: Int!) {
    logon(token: $token, waitSeconds: $waitSeconds) {
      ...LogonParts
    }
  }
`)

export const logonChangedDocument = graphql(`
  subscription LogonChanged($token: String!) {
    logonChanged(token: $token) {
      ...LogonParts
    }
  }
`)

export const whoIsLoggedOnDocument = graphql(`
  query WhoIsLoggedOn {
    viewer {
      user {
        id
        username
        displayName
      }
    }
  }
`)

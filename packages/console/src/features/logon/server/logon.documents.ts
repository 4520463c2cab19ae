import { graphql } from '../../../module-contract/graphql-text.ts'

/** `problem` is nullable in one type and not in the other, so GraphQL requires an alias in a common selection. */
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
      reason {
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

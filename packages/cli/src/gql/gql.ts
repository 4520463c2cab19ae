/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "fragment LogonParts on Logon {\n  __typename\n  id\n  accessType\n  scheme\n  version\n  expiresAt\n  ... on LogonStep {\n    token\n    position\n    stepCount\n    prompt {\n      module\n      title\n      pollAfterMs\n      fields {\n        name\n        kind\n        label\n        required\n        autocomplete\n        value\n        encodedText\n        options {\n          value\n          label\n        }\n      }\n    }\n    problem {\n      ...LogonProblemParts\n    }\n  }\n  ... on LogonReady {\n    token\n  }\n  ... on LogonCompleted {\n    sessionToken\n    session {\n      id\n      startedAt\n      expiresAt\n      user {\n        username\n      }\n    }\n  }\n  ... on LogonDenied {\n    denial: problem {\n      ...LogonProblemParts\n    }\n  }\n}\n\nfragment LogonProblemParts on LogonProblem {\n  code\n  message\n  field\n  retryAt\n  reference\n}\n\nmutation StartLogon($input: StartLogonInput!) {\n  logon: startLogon(input: $input) {\n    ...LogonParts\n  }\n}\n\nmutation SubmitStep($input: SubmitStepInput!) {\n  logon: submitStep(input: $input) {\n    ...LogonParts\n  }\n}\n\nmutation FinishLogon($token: String!) {\n  logon: finishLogon(token: $token) {\n    ...LogonParts\n  }\n}\n\nmutation CancelLogon($token: String!) {\n  cancelLogon(token: $token)\n}\n\nquery ReadLogon($token: String!, $waitSeconds: Int!) {\n  logon(token: $token, waitSeconds: $waitSeconds) {\n    ...LogonParts\n  }\n}": typeof types.LogonPartsFragmentDoc,
};
const documents: Documents = {
    "fragment LogonParts on Logon {\n  __typename\n  id\n  accessType\n  scheme\n  version\n  expiresAt\n  ... on LogonStep {\n    token\n    position\n    stepCount\n    prompt {\n      module\n      title\n      pollAfterMs\n      fields {\n        name\n        kind\n        label\n        required\n        autocomplete\n        value\n        encodedText\n        options {\n          value\n          label\n        }\n      }\n    }\n    problem {\n      ...LogonProblemParts\n    }\n  }\n  ... on LogonReady {\n    token\n  }\n  ... on LogonCompleted {\n    sessionToken\n    session {\n      id\n      startedAt\n      expiresAt\n      user {\n        username\n      }\n    }\n  }\n  ... on LogonDenied {\n    denial: problem {\n      ...LogonProblemParts\n    }\n  }\n}\n\nfragment LogonProblemParts on LogonProblem {\n  code\n  message\n  field\n  retryAt\n  reference\n}\n\nmutation StartLogon($input: StartLogonInput!) {\n  logon: startLogon(input: $input) {\n    ...LogonParts\n  }\n}\n\nmutation SubmitStep($input: SubmitStepInput!) {\n  logon: submitStep(input: $input) {\n    ...LogonParts\n  }\n}\n\nmutation FinishLogon($token: String!) {\n  logon: finishLogon(token: $token) {\n    ...LogonParts\n  }\n}\n\nmutation CancelLogon($token: String!) {\n  cancelLogon(token: $token)\n}\n\nquery ReadLogon($token: String!, $waitSeconds: Int!) {\n  logon(token: $token, waitSeconds: $waitSeconds) {\n    ...LogonParts\n  }\n}": types.LogonPartsFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment LogonParts on Logon {\n  __typename\n  id\n  accessType\n  scheme\n  version\n  expiresAt\n  ... on LogonStep {\n    token\n    position\n    stepCount\n    prompt {\n      module\n      title\n      pollAfterMs\n      fields {\n        name\n        kind\n        label\n        required\n        autocomplete\n        value\n        encodedText\n        options {\n          value\n          label\n        }\n      }\n    }\n    problem {\n      ...LogonProblemParts\n    }\n  }\n  ... on LogonReady {\n    token\n  }\n  ... on LogonCompleted {\n    sessionToken\n    session {\n      id\n      startedAt\n      expiresAt\n      user {\n        username\n      }\n    }\n  }\n  ... on LogonDenied {\n    denial: problem {\n      ...LogonProblemParts\n    }\n  }\n}\n\nfragment LogonProblemParts on LogonProblem {\n  code\n  message\n  field\n  retryAt\n  reference\n}\n\nmutation StartLogon($input: StartLogonInput!) {\n  logon: startLogon(input: $input) {\n    ...LogonParts\n  }\n}\n\nmutation SubmitStep($input: SubmitStepInput!) {\n  logon: submitStep(input: $input) {\n    ...LogonParts\n  }\n}\n\nmutation FinishLogon($token: String!) {\n  logon: finishLogon(token: $token) {\n    ...LogonParts\n  }\n}\n\nmutation CancelLogon($token: String!) {\n  cancelLogon(token: $token)\n}\n\nquery ReadLogon($token: String!, $waitSeconds: Int!) {\n  logon(token: $token, waitSeconds: $waitSeconds) {\n    ...LogonParts\n  }\n}"): typeof import('./graphql').LogonPartsFragmentDoc;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

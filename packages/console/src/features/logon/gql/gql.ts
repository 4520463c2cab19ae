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
    "\n  fragment ProblemParts on LogonProblem {\n    code\n    message\n    field\n    retryAt\n    reference\n  }\n": typeof types.ProblemPartsFragmentDoc,
    "\n  fragment StepPromptParts on StepPrompt {\n    __typename\n    module\n    title\n    pollAfterMs\n    fields {\n      name\n      kind\n      label\n      required\n      autocomplete\n      value\n      options {\n        value\n        label\n      }\n    }\n  }\n": typeof types.StepPromptPartsFragmentDoc,
    "\n  fragment LogonParts on Logon {\n    __typename\n    id\n    expiresAt\n    ... on LogonStep {\n      token\n      position\n      stepCount\n      prompt {\n        ...StepPromptParts\n      }\n      problem {\n        ...ProblemParts\n      }\n    }\n    ... on LogonReady {\n      token\n    }\n    ... on LogonCompleted {\n      redirectTo\n    }\n    ... on LogonDenied {\n      denial: problem {\n        ...ProblemParts\n      }\n    }\n  }\n": typeof types.LogonPartsFragmentDoc,
    "\n  mutation StartLogon($input: StartLogonInput!) {\n    startLogon(input: $input) {\n      ...LogonParts\n    }\n  }\n": typeof types.StartLogonDocument,
    "\n  mutation SubmitStep($input: SubmitStepInput!) {\n    submitStep(input: $input) {\n      ...LogonParts\n    }\n  }\n": typeof types.SubmitStepDocument,
    "\n  mutation FinishLogon($token: String!) {\n    finishLogon(token: $token) {\n      ...LogonParts\n    }\n  }\n": typeof types.FinishLogonDocument,
    "\n  mutation CancelLogon($token: String!) {\n    cancelLogon(token: $token)\n  }\n": typeof types.CancelLogonDocument,
    "\n  query ReadLogon($token: String!, $waitSeconds: Int!) {\n    logon(token: $token, waitSeconds: $waitSeconds) {\n      ...LogonParts\n    }\n  }\n": typeof types.ReadLogonDocument,
    "\n  subscription LogonChanged($token: String!) {\n    logonChanged(token: $token) {\n      ...LogonParts\n    }\n  }\n": typeof types.LogonChangedDocument,
    "\n  query WhoIsLoggedOn {\n    viewer {\n      user {\n        id\n        username\n        displayName\n      }\n    }\n  }\n": typeof types.WhoIsLoggedOnDocument,
    "\n  fragment DuoUniversalPrompt on DuoUniversalPrompt {\n    redirectUrl\n    state\n    expiresAt\n  }\n": typeof types.DuoUniversalPromptFragmentDoc,
    "\n  fragment DuoChoicePrompt on DuoChoicePrompt {\n    devices {\n      id\n      name\n      factors\n    }\n    acceptsPasscode\n    notice\n    choiceResendAt: resendAt\n  }\n": typeof types.DuoChoicePromptFragmentDoc,
    "\n  fragment DuoWaitPrompt on DuoWaitPrompt {\n    factor\n    device {\n      id\n      name\n    }\n    status\n    statusMessage\n    verificationCode\n    expiresAt\n    resendAt\n    acceptsPasscode\n  }\n": typeof types.DuoWaitPromptFragmentDoc,
    "\n  fragment DuoEnrollmentPrompt on DuoEnrollmentPrompt {\n    qrCode\n    activationCode\n    activationUrl\n    portalUrl\n    notice\n    expiresAt\n  }\n": typeof types.DuoEnrollmentPromptFragmentDoc,
    "\n  fragment PasswordPrompt on PasswordPrompt {\n    asksUsername\n  }\n": typeof types.PasswordPromptFragmentDoc,
    "\n  fragment NewPasswordPrompt on NewPasswordPrompt {\n    username\n    minLength\n    maxLength\n  }\n": typeof types.NewPasswordPromptFragmentDoc,
};
const documents: Documents = {
    "\n  fragment ProblemParts on LogonProblem {\n    code\n    message\n    field\n    retryAt\n    reference\n  }\n": types.ProblemPartsFragmentDoc,
    "\n  fragment StepPromptParts on StepPrompt {\n    __typename\n    module\n    title\n    pollAfterMs\n    fields {\n      name\n      kind\n      label\n      required\n      autocomplete\n      value\n      options {\n        value\n        label\n      }\n    }\n  }\n": types.StepPromptPartsFragmentDoc,
    "\n  fragment LogonParts on Logon {\n    __typename\n    id\n    expiresAt\n    ... on LogonStep {\n      token\n      position\n      stepCount\n      prompt {\n        ...StepPromptParts\n      }\n      problem {\n        ...ProblemParts\n      }\n    }\n    ... on LogonReady {\n      token\n    }\n    ... on LogonCompleted {\n      redirectTo\n    }\n    ... on LogonDenied {\n      denial: problem {\n        ...ProblemParts\n      }\n    }\n  }\n": types.LogonPartsFragmentDoc,
    "\n  mutation StartLogon($input: StartLogonInput!) {\n    startLogon(input: $input) {\n      ...LogonParts\n    }\n  }\n": types.StartLogonDocument,
    "\n  mutation SubmitStep($input: SubmitStepInput!) {\n    submitStep(input: $input) {\n      ...LogonParts\n    }\n  }\n": types.SubmitStepDocument,
    "\n  mutation FinishLogon($token: String!) {\n    finishLogon(token: $token) {\n      ...LogonParts\n    }\n  }\n": types.FinishLogonDocument,
    "\n  mutation CancelLogon($token: String!) {\n    cancelLogon(token: $token)\n  }\n": types.CancelLogonDocument,
    "\n  query ReadLogon($token: String!, $waitSeconds: Int!) {\n    logon(token: $token, waitSeconds: $waitSeconds) {\n      ...LogonParts\n    }\n  }\n": types.ReadLogonDocument,
    "\n  subscription LogonChanged($token: String!) {\n    logonChanged(token: $token) {\n      ...LogonParts\n    }\n  }\n": types.LogonChangedDocument,
    "\n  query WhoIsLoggedOn {\n    viewer {\n      user {\n        id\n        username\n        displayName\n      }\n    }\n  }\n": types.WhoIsLoggedOnDocument,
    "\n  fragment DuoUniversalPrompt on DuoUniversalPrompt {\n    redirectUrl\n    state\n    expiresAt\n  }\n": types.DuoUniversalPromptFragmentDoc,
    "\n  fragment DuoChoicePrompt on DuoChoicePrompt {\n    devices {\n      id\n      name\n      factors\n    }\n    acceptsPasscode\n    notice\n    choiceResendAt: resendAt\n  }\n": types.DuoChoicePromptFragmentDoc,
    "\n  fragment DuoWaitPrompt on DuoWaitPrompt {\n    factor\n    device {\n      id\n      name\n    }\n    status\n    statusMessage\n    verificationCode\n    expiresAt\n    resendAt\n    acceptsPasscode\n  }\n": types.DuoWaitPromptFragmentDoc,
    "\n  fragment DuoEnrollmentPrompt on DuoEnrollmentPrompt {\n    qrCode\n    activationCode\n    activationUrl\n    portalUrl\n    notice\n    expiresAt\n  }\n": types.DuoEnrollmentPromptFragmentDoc,
    "\n  fragment PasswordPrompt on PasswordPrompt {\n    asksUsername\n  }\n": types.PasswordPromptFragmentDoc,
    "\n  fragment NewPasswordPrompt on NewPasswordPrompt {\n    username\n    minLength\n    maxLength\n  }\n": types.NewPasswordPromptFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProblemParts on LogonProblem {\n    code\n    message\n    field\n    retryAt\n    reference\n  }\n"): typeof import('./graphql').ProblemPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StepPromptParts on StepPrompt {\n    __typename\n    module\n    title\n    pollAfterMs\n    fields {\n      name\n      kind\n      label\n      required\n      autocomplete\n      value\n      options {\n        value\n        label\n      }\n    }\n  }\n"): typeof import('./graphql').StepPromptPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LogonParts on Logon {\n    __typename\n    id\n    expiresAt\n    ... on LogonStep {\n      token\n      position\n      stepCount\n      prompt {\n        ...StepPromptParts\n      }\n      problem {\n        ...ProblemParts\n      }\n    }\n    ... on LogonReady {\n      token\n    }\n    ... on LogonCompleted {\n      redirectTo\n    }\n    ... on LogonDenied {\n      denial: problem {\n        ...ProblemParts\n      }\n    }\n  }\n"): typeof import('./graphql').LogonPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartLogon($input: StartLogonInput!) {\n    startLogon(input: $input) {\n      ...LogonParts\n    }\n  }\n"): typeof import('./graphql').StartLogonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitStep($input: SubmitStepInput!) {\n    submitStep(input: $input) {\n      ...LogonParts\n    }\n  }\n"): typeof import('./graphql').SubmitStepDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FinishLogon($token: String!) {\n    finishLogon(token: $token) {\n      ...LogonParts\n    }\n  }\n"): typeof import('./graphql').FinishLogonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelLogon($token: String!) {\n    cancelLogon(token: $token)\n  }\n"): typeof import('./graphql').CancelLogonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadLogon($token: String!, $waitSeconds: Int!) {\n    logon(token: $token, waitSeconds: $waitSeconds) {\n      ...LogonParts\n    }\n  }\n"): typeof import('./graphql').ReadLogonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription LogonChanged($token: String!) {\n    logonChanged(token: $token) {\n      ...LogonParts\n    }\n  }\n"): typeof import('./graphql').LogonChangedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhoIsLoggedOn {\n    viewer {\n      user {\n        id\n        username\n        displayName\n      }\n    }\n  }\n"): typeof import('./graphql').WhoIsLoggedOnDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DuoUniversalPrompt on DuoUniversalPrompt {\n    redirectUrl\n    state\n    expiresAt\n  }\n"): typeof import('./graphql').DuoUniversalPromptFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DuoChoicePrompt on DuoChoicePrompt {\n    devices {\n      id\n      name\n      factors\n    }\n    acceptsPasscode\n    notice\n    choiceResendAt: resendAt\n  }\n"): typeof import('./graphql').DuoChoicePromptFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DuoWaitPrompt on DuoWaitPrompt {\n    factor\n    device {\n      id\n      name\n    }\n    status\n    statusMessage\n    verificationCode\n    expiresAt\n    resendAt\n    acceptsPasscode\n  }\n"): typeof import('./graphql').DuoWaitPromptFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DuoEnrollmentPrompt on DuoEnrollmentPrompt {\n    qrCode\n    activationCode\n    activationUrl\n    portalUrl\n    notice\n    expiresAt\n  }\n"): typeof import('./graphql').DuoEnrollmentPromptFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PasswordPrompt on PasswordPrompt {\n    asksUsername\n  }\n"): typeof import('./graphql').PasswordPromptFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment NewPasswordPrompt on NewPasswordPrompt {\n    username\n    minLength\n    maxLength\n  }\n"): typeof import('./graphql').NewPasswordPromptFragmentDoc;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

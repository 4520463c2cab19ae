/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../../gql/schema';

export type LogonParts_LogonCompleted_Fragment = { __typename: 'LogonCompleted', redirectTo: string, id: string, expiresAt: string };

export type LogonParts_LogonDenied_Fragment = { __typename: 'LogonDenied', id: string, expiresAt: string, reason: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } };

export type LogonParts_LogonReady_Fragment = { __typename: 'LogonReady', token: string, id: string, expiresAt: string };

export type LogonParts_LogonStep_Fragment = { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, expiresAt: string, prompt:
    | { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
  , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null };

export type LogonPartsFragment =
  | LogonParts_LogonCompleted_Fragment
  | LogonParts_LogonDenied_Fragment
  | LogonParts_LogonReady_Fragment
  | LogonParts_LogonStep_Fragment
;

export type StartLogonMutationVariables = Exact<{
  input: Types.StartLogonInput;
}>;


export type StartLogonMutation = { startLogon:
    | { __typename: 'LogonCompleted', redirectTo: string, id: string, expiresAt: string }
    | { __typename: 'LogonDenied', id: string, expiresAt: string, reason: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, expiresAt: string, prompt:
        | { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
      , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null }
   };

export type SubmitStepMutationVariables = Exact<{
  input: Types.SubmitStepInput;
}>;


export type SubmitStepMutation = { submitStep:
    | { __typename: 'LogonCompleted', redirectTo: string, id: string, expiresAt: string }
    | { __typename: 'LogonDenied', id: string, expiresAt: string, reason: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, expiresAt: string, prompt:
        | { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
      , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null }
   };

export type FinishLogonMutationVariables = Exact<{
  token: string;
}>;


export type FinishLogonMutation = { finishLogon:
    | { __typename: 'LogonCompleted', redirectTo: string, id: string, expiresAt: string }
    | { __typename: 'LogonDenied', id: string, expiresAt: string, reason: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, expiresAt: string, prompt:
        | { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
      , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null }
   };

export type CancelLogonMutationVariables = Exact<{
  token: string;
}>;


export type CancelLogonMutation = { cancelLogon: boolean };

export type ReadLogonQueryVariables = Exact<{
  token: string;
  waitSeconds: number;
}>;


export type ReadLogonQuery = { logon:
    | { __typename: 'LogonCompleted', redirectTo: string, id: string, expiresAt: string }
    | { __typename: 'LogonDenied', id: string, expiresAt: string, reason: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, expiresAt: string, prompt:
        | { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
      , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null }
   };

export type LogonChangedSubscriptionVariables = Exact<{
  token: string;
}>;


export type LogonChangedSubscription = { logonChanged:
    | { __typename: 'LogonCompleted', redirectTo: string, id: string, expiresAt: string }
    | { __typename: 'LogonDenied', id: string, expiresAt: string, reason: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, expiresAt: string, prompt:
        | { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
      , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null }
   };

export type WhoIsLoggedOnQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoIsLoggedOnQuery = { viewer: { user: { id: string, username: string, displayName: string | null } } | null };

/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An answer to the module "duo", of exactly one kind. */
export type DuoAnswer =
  {   /** true: back to the choice of device and factor. Sends nothing. */
  chooseAgain: boolean; enrollmentCode?: never; passcode?: never; phone?: never; poll?: never; push?: never; remember?: never; sms?: never; }
  |  { chooseAgain?: never;   /** The one-time code that an administrator has handed out, for a DuoEnrollmentCodePrompt. */
  enrollmentCode: string; passcode?: never; phone?: never; poll?: never; push?: never; remember?: never; sms?: never; }
  |  { chooseAgain?: never; enrollmentCode?: never;   /** From Duo Mobile, an SMS, a hardware token, or a bypass code. */
  passcode: string; phone?: never; poll?: never; push?: never; remember?: never; sms?: never; }
  |  { chooseAgain?: never; enrollmentCode?: never; passcode?: never;   /** Has Duo call. */
  phone: DuoDeviceInput; poll?: never; push?: never; remember?: never; sms?: never; }
  |  { chooseAgain?: never; enrollmentCode?: never; passcode?: never; phone?: never;   /** true: asks how things stand. Answers at once, does nothing, and completes the logon if it is through. */
  poll: boolean; push?: never; remember?: never; sms?: never; }
  |  { chooseAgain?: never; enrollmentCode?: never; passcode?: never; phone?: never; poll?: never;   /** Sends a push, or sends it again. */
  push: DuoDeviceInput; remember?: never; sms?: never; }
  |  { chooseAgain?: never; enrollmentCode?: never; passcode?: never; phone?: never; poll?: never; push?: never;   /** Whether to remember this browser, for a DuoRememberPrompt. */
  remember: boolean; sms?: never; }
  |  { chooseAgain?: never; enrollmentCode?: never; passcode?: never; phone?: never; poll?: never; push?: never; remember?: never;   /** Sends passcodes by SMS; type one of them in afterwards. */
  sms: DuoDeviceInput; };

/** One of the user’s devices. */
export type DuoDeviceInput = {
  /** The id of a device from the prompt, or "auto" for the first one that can do it. */
  device?: string;
};

/** A way to confirm a logon with Duo. */
export type DuoFactor =
  /** The device shows passcodes to type in. */
  | 'PASSCODE'
  /** Duo calls; a key on the phone approves. */
  | 'PHONE'
  /** Duo Mobile shows a request to approve. */
  | 'PUSH'
  /** Duo sends passcodes to type in. */
  | 'SMS';

/** What Duo sent the browser back with, or the wish to be sent there again. */
export type DuoUniversalAnswer = {
  /** "duo_code" of that address. */
  code?: string | null | undefined;
  /** "error" of that address, where there is no code. */
  error?: string | null | undefined;
  /** true: gives another address to be sent to. What the last one comes back with is void then. */
  startAgain?: boolean | null | undefined;
  /** "state" of the address that Duo sent the browser back to. */
  state?: string | null | undefined;
};

/** The answer to one field of a prompt. */
export type FieldAnswer = {
  name: string;
  value: string;
};

/** The answer to a NewPasswordPrompt. */
export type NewPasswordAnswer = {
  newPassword: string;
};

/** The answer to a PasswordPrompt. */
export type PasswordAnswer = {
  password: string;
  /** Where the prompt asks for it. */
  username?: string | null | undefined;
};

/** How a field of a prompt is shown, or asked for. */
export type PromptFieldKind =
  | 'CHOICE'
  | 'CODE'
  | 'IMAGE'
  | 'LINK'
  | 'NOTE'
  | 'PASSWORD'
  | 'TEXT';

/** The answer to a RecoveryCodePrompt. */
export type RecoveryCodeAnswer = {
  /** Case, hyphens and spaces don’t count. */
  code: string;
  username: string;
};

/** How a logon begins. */
export type StartLogonInput = {
  /** The key of an access type, e.g. "browser" or "client". */
  accessType?: string;
  /** Where to go afterwards: a path on this site, or a URL whose origin is allowed. Anything else is refused. */
  returnTo?: string | null | undefined;
};

/** An answer to the current prompt, of exactly one kind: the module’s own, or `fields`, which any module takes. */
export type StepAnswer =
  {   /** An answer to the module "duo". */
  duo: DuoAnswer; duoUniversal?: never; fields?: never; newPassword?: never; password?: never; recoveryCode?: never; }
  |  { duo?: never;   /** An answer to the module "duo-universal". */
  duoUniversal: DuoUniversalAnswer; fields?: never; newPassword?: never; password?: never; recoveryCode?: never; }
  |  { duo?: never; duoUniversal?: never;   /** The generic way: what was rendered from the prompt’s fields. */
  fields: Array<FieldAnswer>; newPassword?: never; password?: never; recoveryCode?: never; }
  |  { duo?: never; duoUniversal?: never; fields?: never;   /** Answers a NewPasswordPrompt. */
  newPassword: NewPasswordAnswer; password?: never; recoveryCode?: never; }
  |  { duo?: never; duoUniversal?: never; fields?: never; newPassword?: never;   /** Answers a PasswordPrompt. */
  password: PasswordAnswer; recoveryCode?: never; }
  |  { duo?: never; duoUniversal?: never; fields?: never; newPassword?: never; password?: never;   /** Answers a RecoveryCodePrompt. */
  recoveryCode: RecoveryCodeAnswer; };

/** An answer to a state of a logon. */
export type SubmitStepInput = {
  answer: StepAnswer;
  /** Of the state that is answered. The same token with the same answer gives the same result again. */
  token: string;
};

export type ProblemPartsFragment = { code: string, message: string, field: string | null, retryAt: string | null, reference: string };

type StepPromptParts_DuoChoicePrompt_Fragment = { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

type StepPromptParts_DuoEnrollmentCodePrompt_Fragment = { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

type StepPromptParts_DuoEnrollmentPrompt_Fragment = { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

type StepPromptParts_DuoRememberPrompt_Fragment = { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

type StepPromptParts_DuoUniversalPrompt_Fragment = { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

type StepPromptParts_DuoWaitPrompt_Fragment = { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

type StepPromptParts_NewPasswordPrompt_Fragment = { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

type StepPromptParts_PasswordPrompt_Fragment = { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

type StepPromptParts_RecoveryCodePrompt_Fragment = { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

export type StepPromptPartsFragment =
  | StepPromptParts_DuoChoicePrompt_Fragment
  | StepPromptParts_DuoEnrollmentCodePrompt_Fragment
  | StepPromptParts_DuoEnrollmentPrompt_Fragment
  | StepPromptParts_DuoRememberPrompt_Fragment
  | StepPromptParts_DuoUniversalPrompt_Fragment
  | StepPromptParts_DuoWaitPrompt_Fragment
  | StepPromptParts_NewPasswordPrompt_Fragment
  | StepPromptParts_PasswordPrompt_Fragment
  | StepPromptParts_RecoveryCodePrompt_Fragment
;

type LogonParts_LogonCompleted_Fragment = { __typename: 'LogonCompleted', redirectTo: string, id: string, expiresAt: string };

type LogonParts_LogonDenied_Fragment = { __typename: 'LogonDenied', id: string, expiresAt: string, denial: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } };

type LogonParts_LogonReady_Fragment = { __typename: 'LogonReady', token: string, id: string, expiresAt: string };

type LogonParts_LogonStep_Fragment = { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, expiresAt: string, prompt:
    | { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
    | { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
  , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null };

export type LogonPartsFragment =
  | LogonParts_LogonCompleted_Fragment
  | LogonParts_LogonDenied_Fragment
  | LogonParts_LogonReady_Fragment
  | LogonParts_LogonStep_Fragment
;

export type StartLogonMutationVariables = Exact<{
  input: StartLogonInput;
}>;


export type StartLogonMutation = { startLogon:
    | { __typename: 'LogonCompleted', redirectTo: string, id: string, expiresAt: string }
    | { __typename: 'LogonDenied', id: string, expiresAt: string, denial: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, expiresAt: string, prompt:
        | { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
      , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null }
   };

export type SubmitStepMutationVariables = Exact<{
  input: SubmitStepInput;
}>;


export type SubmitStepMutation = { submitStep:
    | { __typename: 'LogonCompleted', redirectTo: string, id: string, expiresAt: string }
    | { __typename: 'LogonDenied', id: string, expiresAt: string, denial: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, expiresAt: string, prompt:
        | { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
      , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null }
   };

export type FinishLogonMutationVariables = Exact<{
  token: string;
}>;


export type FinishLogonMutation = { finishLogon:
    | { __typename: 'LogonCompleted', redirectTo: string, id: string, expiresAt: string }
    | { __typename: 'LogonDenied', id: string, expiresAt: string, denial: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, expiresAt: string, prompt:
        | { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
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
    | { __typename: 'LogonDenied', id: string, expiresAt: string, denial: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, expiresAt: string, prompt:
        | { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
      , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null }
   };

export type LogonChangedSubscriptionVariables = Exact<{
  token: string;
}>;


export type LogonChangedSubscription = { logonChanged:
    | { __typename: 'LogonCompleted', redirectTo: string, id: string, expiresAt: string }
    | { __typename: 'LogonDenied', id: string, expiresAt: string, denial: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, expiresAt: string, prompt:
        | { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
        | { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> }
      , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null }
   };

export type WhoIsLoggedOnQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoIsLoggedOnQuery = { viewer: { user: { id: string, username: string, displayName: string | null } } | null };

export type DuoUniversalPromptFragment = { redirectUrl: string, state: string, expiresAt: string };

export type DuoChoicePromptFragment = { acceptsPasscode: boolean, notice: string | null, choiceResendAt: string | null, devices: Array<{ id: string, name: string, factors: Array<DuoFactor> }> };

export type DuoWaitPromptFragment = { factor: DuoFactor, status: string, statusMessage: string, verificationCode: string | null, expiresAt: string, resendAt: string, acceptsPasscode: boolean, device: { id: string, name: string } | null };

export type DuoEnrollmentPromptFragment = { qrCode: string | null, activationCode: string | null, activationUrl: string | null, portalUrl: string | null, notice: string | null, expiresAt: string };

export type PasswordPromptFragment = { asksUsername: boolean };

export type NewPasswordPromptFragment = { username: string, minLength: number, maxLength: number };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const StepPromptPartsFragmentDoc = new TypedDocumentString(`
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
    `, {"fragmentName":"StepPromptParts"}) as unknown as TypedDocumentString<StepPromptPartsFragment, unknown>;
export const ProblemPartsFragmentDoc = new TypedDocumentString(`
    fragment ProblemParts on LogonProblem {
  code
  message
  field
  retryAt
  reference
}
    `, {"fragmentName":"ProblemParts"}) as unknown as TypedDocumentString<ProblemPartsFragment, unknown>;
export const LogonPartsFragmentDoc = new TypedDocumentString(`
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
    fragment ProblemParts on LogonProblem {
  code
  message
  field
  retryAt
  reference
}
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
}`, {"fragmentName":"LogonParts"}) as unknown as TypedDocumentString<LogonPartsFragment, unknown>;
export const DuoUniversalPromptFragmentDoc = new TypedDocumentString(`
    fragment DuoUniversalPrompt on DuoUniversalPrompt {
  redirectUrl
  state
  expiresAt
}
    `, {"fragmentName":"DuoUniversalPrompt"}) as unknown as TypedDocumentString<DuoUniversalPromptFragment, unknown>;
export const DuoChoicePromptFragmentDoc = new TypedDocumentString(`
    fragment DuoChoicePrompt on DuoChoicePrompt {
  devices {
    id
    name
    factors
  }
  acceptsPasscode
  notice
  choiceResendAt: resendAt
}
    `, {"fragmentName":"DuoChoicePrompt"}) as unknown as TypedDocumentString<DuoChoicePromptFragment, unknown>;
export const DuoWaitPromptFragmentDoc = new TypedDocumentString(`
    fragment DuoWaitPrompt on DuoWaitPrompt {
  factor
  device {
    id
    name
  }
  status
  statusMessage
  verificationCode
  expiresAt
  resendAt
  acceptsPasscode
}
    `, {"fragmentName":"DuoWaitPrompt"}) as unknown as TypedDocumentString<DuoWaitPromptFragment, unknown>;
export const DuoEnrollmentPromptFragmentDoc = new TypedDocumentString(`
    fragment DuoEnrollmentPrompt on DuoEnrollmentPrompt {
  qrCode
  activationCode
  activationUrl
  portalUrl
  notice
  expiresAt
}
    `, {"fragmentName":"DuoEnrollmentPrompt"}) as unknown as TypedDocumentString<DuoEnrollmentPromptFragment, unknown>;
export const PasswordPromptFragmentDoc = new TypedDocumentString(`
    fragment PasswordPrompt on PasswordPrompt {
  asksUsername
}
    `, {"fragmentName":"PasswordPrompt"}) as unknown as TypedDocumentString<PasswordPromptFragment, unknown>;
export const NewPasswordPromptFragmentDoc = new TypedDocumentString(`
    fragment NewPasswordPrompt on NewPasswordPrompt {
  username
  minLength
  maxLength
}
    `, {"fragmentName":"NewPasswordPrompt"}) as unknown as TypedDocumentString<NewPasswordPromptFragment, unknown>;
export const StartLogonDocument = new TypedDocumentString(`
    mutation StartLogon($input: StartLogonInput!) {
  startLogon(input: $input) {
    ...LogonParts
  }
}
    fragment ProblemParts on LogonProblem {
  code
  message
  field
  retryAt
  reference
}
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
}`) as unknown as TypedDocumentString<StartLogonMutation, StartLogonMutationVariables>;
export const SubmitStepDocument = new TypedDocumentString(`
    mutation SubmitStep($input: SubmitStepInput!) {
  submitStep(input: $input) {
    ...LogonParts
  }
}
    fragment ProblemParts on LogonProblem {
  code
  message
  field
  retryAt
  reference
}
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
}`) as unknown as TypedDocumentString<SubmitStepMutation, SubmitStepMutationVariables>;
export const FinishLogonDocument = new TypedDocumentString(`
    mutation FinishLogon($token: String!) {
  finishLogon(token: $token) {
    ...LogonParts
  }
}
    fragment ProblemParts on LogonProblem {
  code
  message
  field
  retryAt
  reference
}
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
}`) as unknown as TypedDocumentString<FinishLogonMutation, FinishLogonMutationVariables>;
export const CancelLogonDocument = new TypedDocumentString(`
    mutation CancelLogon($token: String!) {
  cancelLogon(token: $token)
}
    `) as unknown as TypedDocumentString<CancelLogonMutation, CancelLogonMutationVariables>;
export const ReadLogonDocument = new TypedDocumentString(`
    query ReadLogon($token: String!, $waitSeconds: Int!) {
  logon(token: $token, waitSeconds: $waitSeconds) {
    ...LogonParts
  }
}
    fragment ProblemParts on LogonProblem {
  code
  message
  field
  retryAt
  reference
}
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
}`) as unknown as TypedDocumentString<ReadLogonQuery, ReadLogonQueryVariables>;
export const LogonChangedDocument = new TypedDocumentString(`
    subscription LogonChanged($token: String!) {
  logonChanged(token: $token) {
    ...LogonParts
  }
}
    fragment ProblemParts on LogonProblem {
  code
  message
  field
  retryAt
  reference
}
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
}`) as unknown as TypedDocumentString<LogonChangedSubscription, LogonChangedSubscriptionVariables>;
export const WhoIsLoggedOnDocument = new TypedDocumentString(`
    query WhoIsLoggedOn {
  viewer {
    user {
      id
      username
      displayName
    }
  }
}
    `) as unknown as TypedDocumentString<WhoIsLoggedOnQuery, WhoIsLoggedOnQueryVariables>;
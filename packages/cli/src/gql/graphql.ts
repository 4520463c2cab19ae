/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A configuration to apply, exactly as it was planned. */
export type ApplyConfigurationInput = {
  /** Changed flows take themselves back after so many minutes unless an administrator has logged on through them. */
  confirmMinutes?: number | null | undefined;
  /** YAML or JSON, 256 kB at most. */
  document: string;
  /** Why, for those who look at the versions later. */
  note?: string | null | undefined;
  /** Why it is to be done though administrators could be locked out or an invariant is broken, in words; on record. */
  override?: string | null | undefined;
  /** Of the plan. If the server or the document has changed since, nothing is applied (PLAN_STALE). */
  planHash: string;
  /** The same as for the plan. */
  secrets?: Array<SecretValueInput> | null | undefined;
};

/** What was done to something. */
export type ChangeKind =
  | 'ADDED'
  | 'CHANGED'
  | 'MOVED'
  | 'REMOVED';

/** How a service outside behaves. Services that are not named behave as on any day. */
export type ConditionInput = {
  /** See outsideServices. */
  condition: string;
  /** See outsideServices. */
  service: string;
};

/** How a configuration is written. */
export type ConfigurationFormat =
  | 'JSON'
  | 'YAML';

/** A new user. */
export type CreateUserInput = {
  displayName?: string | null | undefined;
  email?: string | null | undefined;
  /** Without a password, the user can’t pass a password step until one is set. */
  password?: string | null | undefined;
  /** True for an initial password: the user has to choose another one at the next logon, within seven days. False by default. */
  passwordMustChange?: boolean | null | undefined;
  /** Roles of the user; "user" by default. */
  roles?: Array<string> | null | undefined;
  /** Unique in every spelling: case and Unicode form are ignored. */
  username: string;
};

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

/** The parameters that Duo sent the browser back with, or a request for a new redirect. */
export type DuoUniversalAnswer = {
  /** "duo_code" of that address. */
  code?: string | null | undefined;
  /** "error" of that address, where there is no code. */
  error?: string | null | undefined;
  /** true: gives another address to be sent to. A return from the previous one no longer counts. */
  startAgain?: boolean | null | undefined;
  /** "state" of the address that Duo sent the browser back to. */
  state?: string | null | undefined;
};

/** The answer to one field of a prompt. */
export type FieldAnswer = {
  name: string;
  value: string;
};

/** Logons of everybody to simulate. */
export type MatrixInput = {
  accessType: string;
  conditions?: Array<ConditionInput> | null | undefined;
  draft?: boolean;
  ipAddress?: string | null | undefined;
  /** Only those whose logon comes to something else than by the published version. */
  onlyDifferent?: boolean;
  /** Only users with this role. */
  role?: string | null | undefined;
  steps?: Array<SchemeStepInput> | null | undefined;
  version?: number | null | undefined;
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

/** One step of a flow. */
export type SchemeStepInput = {
  /** Id of the module. */
  module: string;
  /** By name; what is left out has its default. */
  options?: unknown;
};

/** What a reference in a configuration stands for. Read by the client; the server looks into no environment and no file for it. */
export type SecretValueInput = {
  /** As it stands in the document, e.g. "${env:DUO_SECRET_KEY}". */
  reference: string;
  value: string;
};

/** What a step of a simulated logon comes to. */
export type SimulatedOutcome =
  /** Doesn’t. */
  | 'BLOCKED'
  /** An earlier one doesn’t. */
  | 'NOT_REACHED'
  /** Lets the person on. */
  | 'PASSES';

/** A logon to simulate: by the published version, unless another one, the draft or steps are named. */
export type SimulationInput = {
  accessType: string;
  conditions?: Array<ConditionInput> | null | undefined;
  draft?: boolean;
  /** Where the logon comes from; an address of no special network where it is left out. */
  ipAddress?: string | null | undefined;
  steps?: Array<SchemeStepInput> | null | undefined;
  username: string;
  version?: number | null | undefined;
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

/** A change of a user. A field that is left out stays unchanged; null clears displayName and email. */
export type UpdateUserInput = {
  displayName?: string | null | undefined;
  email?: string | null | undefined;
  /** Disabling ends the user’s sessions and logons at once. */
  enabled?: boolean | null | undefined;
  id: string;
  /** Why it is to be done though administrators could be locked out (LOCKOUT, INVARIANT_BROKEN): 10 to 500 characters, for the audit log. */
  override?: string | null | undefined;
  /** All roles of the user. They take effect with the next request of each session. */
  roles?: Array<string> | null | undefined;
};

export type ConfigurationChangePartsFragment = { kind: ChangeKind, path: string, subject: string, text: string };

export type ConfigurationProblemPartsFragment = { path: string, code: string, message: string, line: number | null };

export type VerdictPartsFragment = { isSafe: boolean, sentence: string, needed: number, administrators: Array<{ username: string, isSafe: boolean, hangsOn: string | null, days: Array<{ day: string, title: string, getsIn: boolean, by: Array<string> }> }> };

export type InvariantResultPartsFragment = { isKept: boolean, invariant: { name: string, sentence: string }, counterExample: { sentence: string } | null };

export type ExportConfigurationQueryVariables = Exact<{
  format: ConfigurationFormat;
}>;


export type ExportConfigurationQuery = { exportConfiguration: string };

export type PlanConfigurationQueryVariables = Exact<{
  document: string;
  secrets?: Array<SecretValueInput> | SecretValueInput | null | undefined;
}>;


export type PlanConfigurationQuery = { planConfiguration: { hash: string, isEmpty: boolean, needsOverride: boolean, notes: Array<string>, changes: Array<{ kind: ChangeKind, path: string, subject: string, text: string }>, problems: Array<{ path: string, code: string, message: string, line: number | null }>, verdict: { isSafe: boolean, sentence: string, needed: number, administrators: Array<{ username: string, isSafe: boolean, hangsOn: string | null, days: Array<{ day: string, title: string, getsIn: boolean, by: Array<string> }> }> }, invariants: Array<{ isKept: boolean, invariant: { name: string, sentence: string }, counterExample: { sentence: string } | null }>, population: Array<{ accessType: string, summary: string, users: number, nowPass: number, thenPass: number, losing: Array<string>, gaining: Array<string> }> } };

export type ApplyConfigurationMutationVariables = Exact<{
  input: ApplyConfigurationInput;
}>;


export type ApplyConfigurationMutation = { applyConfiguration:
    | { __typename: 'ConfigurationApplied', changes: Array<{ kind: ChangeKind, path: string, subject: string, text: string }> }
    | { __typename: 'ConfigurationRejected', problems: Array<{ path: string, code: string, message: string, line: number | null }>, verdict: { isSafe: boolean, sentence: string, needed: number, administrators: Array<{ username: string, isSafe: boolean, hangsOn: string | null, days: Array<{ day: string, title: string, getsIn: boolean, by: Array<string> }> }> } | null, invariants: Array<{ isKept: boolean, invariant: { name: string, sentence: string }, counterExample: { sentence: string } | null }> }
   };

type LogonParts_LogonCompleted_Fragment = { __typename: 'LogonCompleted', sessionToken: string | null, id: string, accessType: string, scheme: string, version: number, expiresAt: string, session: { id: string, startedAt: string, expiresAt: string, user: { username: string } } };

type LogonParts_LogonDenied_Fragment = { __typename: 'LogonDenied', id: string, accessType: string, scheme: string, version: number, expiresAt: string, reason: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } };

type LogonParts_LogonReady_Fragment = { __typename: 'LogonReady', token: string, id: string, accessType: string, scheme: string, version: number, expiresAt: string };

type LogonParts_LogonStep_Fragment = { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, accessType: string, scheme: string, version: number, expiresAt: string, prompt:
    | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
    | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
    | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
    | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
    | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
    | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
    | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
    | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
    | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
  , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null };

export type LogonPartsFragment =
  | LogonParts_LogonCompleted_Fragment
  | LogonParts_LogonDenied_Fragment
  | LogonParts_LogonReady_Fragment
  | LogonParts_LogonStep_Fragment
;

export type LogonProblemPartsFragment = { code: string, message: string, field: string | null, retryAt: string | null, reference: string };

export type StartLogonMutationVariables = Exact<{
  input: StartLogonInput;
}>;


export type StartLogonMutation = { logon:
    | { __typename: 'LogonCompleted', sessionToken: string | null, id: string, accessType: string, scheme: string, version: number, expiresAt: string, session: { id: string, startedAt: string, expiresAt: string, user: { username: string } } }
    | { __typename: 'LogonDenied', id: string, accessType: string, scheme: string, version: number, expiresAt: string, reason: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, accessType: string, scheme: string, version: number, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, accessType: string, scheme: string, version: number, expiresAt: string, prompt:
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
      , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null }
   };

export type SubmitStepMutationVariables = Exact<{
  input: SubmitStepInput;
}>;


export type SubmitStepMutation = { logon:
    | { __typename: 'LogonCompleted', sessionToken: string | null, id: string, accessType: string, scheme: string, version: number, expiresAt: string, session: { id: string, startedAt: string, expiresAt: string, user: { username: string } } }
    | { __typename: 'LogonDenied', id: string, accessType: string, scheme: string, version: number, expiresAt: string, reason: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, accessType: string, scheme: string, version: number, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, accessType: string, scheme: string, version: number, expiresAt: string, prompt:
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
      , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null }
   };

export type FinishLogonMutationVariables = Exact<{
  token: string;
}>;


export type FinishLogonMutation = { logon:
    | { __typename: 'LogonCompleted', sessionToken: string | null, id: string, accessType: string, scheme: string, version: number, expiresAt: string, session: { id: string, startedAt: string, expiresAt: string, user: { username: string } } }
    | { __typename: 'LogonDenied', id: string, accessType: string, scheme: string, version: number, expiresAt: string, reason: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, accessType: string, scheme: string, version: number, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, accessType: string, scheme: string, version: number, expiresAt: string, prompt:
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
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
    | { __typename: 'LogonCompleted', sessionToken: string | null, id: string, accessType: string, scheme: string, version: number, expiresAt: string, session: { id: string, startedAt: string, expiresAt: string, user: { username: string } } }
    | { __typename: 'LogonDenied', id: string, accessType: string, scheme: string, version: number, expiresAt: string, reason: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } }
    | { __typename: 'LogonReady', token: string, id: string, accessType: string, scheme: string, version: number, expiresAt: string }
    | { __typename: 'LogonStep', token: string, position: number, stepCount: number, id: string, accessType: string, scheme: string, version: number, expiresAt: string, prompt:
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
        | { module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, encodedText: string | null, options: Array<{ value: string, label: string }> }> }
      , problem: { code: string, message: string, field: string | null, retryAt: string | null, reference: string } | null }
   };

export type SimulatedLogonPartsFragment = { accessType: string, scheme: string, version: number | null, username: string, ipAddress: string, passes: boolean, code: string | null, message: string | null, exceptions: Array<string>, sentence: string, conditions: Array<{ service: string, condition: string, title: string }>, steps: Array<{ position: number, module: string, title: string, outcome: SimulatedOutcome, prompts: Array<string>, method: string | null, code: string | null, message: string | null, exception: string | null }> };

export type SimulateQueryVariables = Exact<{
  input: SimulationInput;
}>;


export type SimulateQuery = { simulate: { accessType: string, scheme: string, version: number | null, username: string, ipAddress: string, passes: boolean, code: string | null, message: string | null, exceptions: Array<string>, sentence: string, conditions: Array<{ service: string, condition: string, title: string }>, steps: Array<{ position: number, module: string, title: string, outcome: SimulatedOutcome, prompts: Array<string>, method: string | null, code: string | null, message: string | null, exception: string | null }> } };

export type SimulateEveryUserQueryVariables = Exact<{
  input: MatrixInput;
  first: number;
  after?: string | null | undefined;
}>;


export type SimulateEveryUserQuery = { simulationMatrix: { rows: Array<{ username: string, differs: boolean, logon: { passes: boolean, code: string | null, message: string | null, exceptions: Array<string>, sentence: string }, published: { passes: boolean, code: string | null, exceptions: Array<string>, sentence: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, summary: { users: number, passes: number, refused: number, different: number, sentence: string } } };

export type ExportSimulationTestsQueryVariables = Exact<{
  input: MatrixInput;
}>;


export type ExportSimulationTestsQuery = { simulationTests: string };

export type RunSimulationTestsQueryVariables = Exact<{
  tests: unknown;
}>;


export type RunSimulationTestsQuery = { runSimulationTests: Array<{ name: string, passed: boolean, expected: string, actual: string, message: string }>, schemes: Array<{ accessType: string, published: { number: number, hash: string } }> };

export type FindUsersQueryVariables = Exact<{
  search: string;
  after?: string | null | undefined;
}>;


export type FindUsersQuery = { users: { nodes: Array<{ id: string, username: string, displayName: string | null, email: string | null, roles: Array<string> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ListRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListRolesQuery = { roles: Array<{ name: string }> };

export type CreateUserMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type CreateUserMutation = { createUser:
    | { __typename: 'User' }
    | { __typename: 'UserRejected', problems: Array<{ field: string | null, code: string, message: string }> }
   };

export type UpdateUserMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type UpdateUserMutation = { updateUser:
    | { __typename: 'User' }
    | { __typename: 'UserRejected', problems: Array<{ field: string | null, code: string, message: string }> }
   };

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
export const ConfigurationChangePartsFragmentDoc = new TypedDocumentString(`
    fragment ConfigurationChangeParts on ConfigurationChange {
  kind
  path
  subject
  text
}
    `, {"fragmentName":"ConfigurationChangeParts"}) as unknown as TypedDocumentString<ConfigurationChangePartsFragment, unknown>;
export const ConfigurationProblemPartsFragmentDoc = new TypedDocumentString(`
    fragment ConfigurationProblemParts on ConfigurationProblem {
  path
  code
  message
  line
}
    `, {"fragmentName":"ConfigurationProblemParts"}) as unknown as TypedDocumentString<ConfigurationProblemPartsFragment, unknown>;
export const VerdictPartsFragmentDoc = new TypedDocumentString(`
    fragment VerdictParts on LockoutVerdict {
  isSafe
  sentence
  needed
  administrators {
    username
    isSafe
    hangsOn
    days {
      day
      title
      getsIn
      by
    }
  }
}
    `, {"fragmentName":"VerdictParts"}) as unknown as TypedDocumentString<VerdictPartsFragment, unknown>;
export const InvariantResultPartsFragmentDoc = new TypedDocumentString(`
    fragment InvariantResultParts on InvariantResult {
  isKept
  invariant {
    name
    sentence
  }
  counterExample {
    sentence
  }
}
    `, {"fragmentName":"InvariantResultParts"}) as unknown as TypedDocumentString<InvariantResultPartsFragment, unknown>;
export const LogonProblemPartsFragmentDoc = new TypedDocumentString(`
    fragment LogonProblemParts on LogonProblem {
  code
  message
  field
  retryAt
  reference
}
    `, {"fragmentName":"LogonProblemParts"}) as unknown as TypedDocumentString<LogonProblemPartsFragment, unknown>;
export const LogonPartsFragmentDoc = new TypedDocumentString(`
    fragment LogonParts on Logon {
  __typename
  id
  accessType
  scheme
  version
  expiresAt
  ... on LogonStep {
    token
    position
    stepCount
    prompt {
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
        encodedText
        options {
          value
          label
        }
      }
    }
    problem {
      ...LogonProblemParts
    }
  }
  ... on LogonReady {
    token
  }
  ... on LogonCompleted {
    sessionToken
    session {
      id
      startedAt
      expiresAt
      user {
        username
      }
    }
  }
  ... on LogonDenied {
    reason {
      ...LogonProblemParts
    }
  }
}
    fragment LogonProblemParts on LogonProblem {
  code
  message
  field
  retryAt
  reference
}`, {"fragmentName":"LogonParts"}) as unknown as TypedDocumentString<LogonPartsFragment, unknown>;
export const SimulatedLogonPartsFragmentDoc = new TypedDocumentString(`
    fragment SimulatedLogonParts on SimulatedLogon {
  accessType
  scheme
  version
  username
  ipAddress
  passes
  code
  message
  exceptions
  sentence
  conditions {
    service
    condition
    title
  }
  steps {
    position
    module
    title
    outcome
    prompts
    method
    code
    message
    exception
  }
}
    `, {"fragmentName":"SimulatedLogonParts"}) as unknown as TypedDocumentString<SimulatedLogonPartsFragment, unknown>;
export const ExportConfigurationDocument = new TypedDocumentString(`
    query ExportConfiguration($format: ConfigurationFormat!) {
  exportConfiguration(format: $format)
}
    `) as unknown as TypedDocumentString<ExportConfigurationQuery, ExportConfigurationQueryVariables>;
export const PlanConfigurationDocument = new TypedDocumentString(`
    query PlanConfiguration($document: String!, $secrets: [SecretValueInput!]) {
  planConfiguration(document: $document, secrets: $secrets) {
    hash
    isEmpty
    needsOverride
    notes
    changes {
      ...ConfigurationChangeParts
    }
    problems {
      ...ConfigurationProblemParts
    }
    verdict {
      ...VerdictParts
    }
    invariants {
      ...InvariantResultParts
    }
    population {
      accessType
      summary
      users
      nowPass
      thenPass
      losing
      gaining
    }
  }
}
    fragment ConfigurationChangeParts on ConfigurationChange {
  kind
  path
  subject
  text
}
fragment ConfigurationProblemParts on ConfigurationProblem {
  path
  code
  message
  line
}
fragment VerdictParts on LockoutVerdict {
  isSafe
  sentence
  needed
  administrators {
    username
    isSafe
    hangsOn
    days {
      day
      title
      getsIn
      by
    }
  }
}
fragment InvariantResultParts on InvariantResult {
  isKept
  invariant {
    name
    sentence
  }
  counterExample {
    sentence
  }
}`) as unknown as TypedDocumentString<PlanConfigurationQuery, PlanConfigurationQueryVariables>;
export const ApplyConfigurationDocument = new TypedDocumentString(`
    mutation ApplyConfiguration($input: ApplyConfigurationInput!) {
  applyConfiguration(input: $input) {
    __typename
    ... on ConfigurationApplied {
      changes {
        ...ConfigurationChangeParts
      }
    }
    ... on ConfigurationRejected {
      problems {
        ...ConfigurationProblemParts
      }
      verdict {
        ...VerdictParts
      }
      invariants {
        ...InvariantResultParts
      }
    }
  }
}
    fragment ConfigurationChangeParts on ConfigurationChange {
  kind
  path
  subject
  text
}
fragment ConfigurationProblemParts on ConfigurationProblem {
  path
  code
  message
  line
}
fragment VerdictParts on LockoutVerdict {
  isSafe
  sentence
  needed
  administrators {
    username
    isSafe
    hangsOn
    days {
      day
      title
      getsIn
      by
    }
  }
}
fragment InvariantResultParts on InvariantResult {
  isKept
  invariant {
    name
    sentence
  }
  counterExample {
    sentence
  }
}`) as unknown as TypedDocumentString<ApplyConfigurationMutation, ApplyConfigurationMutationVariables>;
export const StartLogonDocument = new TypedDocumentString(`
    mutation StartLogon($input: StartLogonInput!) {
  logon: startLogon(input: $input) {
    ...LogonParts
  }
}
    fragment LogonParts on Logon {
  __typename
  id
  accessType
  scheme
  version
  expiresAt
  ... on LogonStep {
    token
    position
    stepCount
    prompt {
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
        encodedText
        options {
          value
          label
        }
      }
    }
    problem {
      ...LogonProblemParts
    }
  }
  ... on LogonReady {
    token
  }
  ... on LogonCompleted {
    sessionToken
    session {
      id
      startedAt
      expiresAt
      user {
        username
      }
    }
  }
  ... on LogonDenied {
    reason {
      ...LogonProblemParts
    }
  }
}
fragment LogonProblemParts on LogonProblem {
  code
  message
  field
  retryAt
  reference
}`) as unknown as TypedDocumentString<StartLogonMutation, StartLogonMutationVariables>;
export const SubmitStepDocument = new TypedDocumentString(`
    mutation SubmitStep($input: SubmitStepInput!) {
  logon: submitStep(input: $input) {
    ...LogonParts
  }
}
    fragment LogonParts on Logon {
  __typename
  id
  accessType
  scheme
  version
  expiresAt
  ... on LogonStep {
    token
    position
    stepCount
    prompt {
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
        encodedText
        options {
          value
          label
        }
      }
    }
    problem {
      ...LogonProblemParts
    }
  }
  ... on LogonReady {
    token
  }
  ... on LogonCompleted {
    sessionToken
    session {
      id
      startedAt
      expiresAt
      user {
        username
      }
    }
  }
  ... on LogonDenied {
    reason {
      ...LogonProblemParts
    }
  }
}
fragment LogonProblemParts on LogonProblem {
  code
  message
  field
  retryAt
  reference
}`) as unknown as TypedDocumentString<SubmitStepMutation, SubmitStepMutationVariables>;
export const FinishLogonDocument = new TypedDocumentString(`
    mutation FinishLogon($token: String!) {
  logon: finishLogon(token: $token) {
    ...LogonParts
  }
}
    fragment LogonParts on Logon {
  __typename
  id
  accessType
  scheme
  version
  expiresAt
  ... on LogonStep {
    token
    position
    stepCount
    prompt {
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
        encodedText
        options {
          value
          label
        }
      }
    }
    problem {
      ...LogonProblemParts
    }
  }
  ... on LogonReady {
    token
  }
  ... on LogonCompleted {
    sessionToken
    session {
      id
      startedAt
      expiresAt
      user {
        username
      }
    }
  }
  ... on LogonDenied {
    reason {
      ...LogonProblemParts
    }
  }
}
fragment LogonProblemParts on LogonProblem {
  code
  message
  field
  retryAt
  reference
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
    fragment LogonParts on Logon {
  __typename
  id
  accessType
  scheme
  version
  expiresAt
  ... on LogonStep {
    token
    position
    stepCount
    prompt {
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
        encodedText
        options {
          value
          label
        }
      }
    }
    problem {
      ...LogonProblemParts
    }
  }
  ... on LogonReady {
    token
  }
  ... on LogonCompleted {
    sessionToken
    session {
      id
      startedAt
      expiresAt
      user {
        username
      }
    }
  }
  ... on LogonDenied {
    reason {
      ...LogonProblemParts
    }
  }
}
fragment LogonProblemParts on LogonProblem {
  code
  message
  field
  retryAt
  reference
}`) as unknown as TypedDocumentString<ReadLogonQuery, ReadLogonQueryVariables>;
export const SimulateDocument = new TypedDocumentString(`
    query Simulate($input: SimulationInput!) {
  simulate(input: $input) {
    ...SimulatedLogonParts
  }
}
    fragment SimulatedLogonParts on SimulatedLogon {
  accessType
  scheme
  version
  username
  ipAddress
  passes
  code
  message
  exceptions
  sentence
  conditions {
    service
    condition
    title
  }
  steps {
    position
    module
    title
    outcome
    prompts
    method
    code
    message
    exception
  }
}`) as unknown as TypedDocumentString<SimulateQuery, SimulateQueryVariables>;
export const SimulateEveryUserDocument = new TypedDocumentString(`
    query SimulateEveryUser($input: MatrixInput!, $first: Int!, $after: String) {
  simulationMatrix(input: $input, first: $first, after: $after) {
    rows {
      username
      differs
      logon {
        passes
        code
        message
        exceptions
        sentence
      }
      published {
        passes
        code
        exceptions
        sentence
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    summary {
      users
      passes
      refused
      different
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<SimulateEveryUserQuery, SimulateEveryUserQueryVariables>;
export const ExportSimulationTestsDocument = new TypedDocumentString(`
    query ExportSimulationTests($input: MatrixInput!) {
  simulationTests(input: $input)
}
    `) as unknown as TypedDocumentString<ExportSimulationTestsQuery, ExportSimulationTestsQueryVariables>;
export const RunSimulationTestsDocument = new TypedDocumentString(`
    query RunSimulationTests($tests: JSON!) {
  runSimulationTests(tests: $tests) {
    name
    passed
    expected
    actual
    message
  }
  schemes {
    accessType
    published {
      number
      hash
    }
  }
}
    `) as unknown as TypedDocumentString<RunSimulationTestsQuery, RunSimulationTestsQueryVariables>;
export const FindUsersDocument = new TypedDocumentString(`
    query FindUsers($search: String!, $after: String) {
  users(first: 100, search: $search, after: $after) {
    nodes {
      id
      username
      displayName
      email
      roles
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<FindUsersQuery, FindUsersQueryVariables>;
export const ListRolesDocument = new TypedDocumentString(`
    query ListRoles {
  roles {
    name
  }
}
    `) as unknown as TypedDocumentString<ListRolesQuery, ListRolesQueryVariables>;
export const CreateUserDocument = new TypedDocumentString(`
    mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    __typename
    ... on UserRejected {
      problems {
        field
        code
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateUserMutation, CreateUserMutationVariables>;
export const UpdateUserDocument = new TypedDocumentString(`
    mutation UpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    __typename
    ... on UserRejected {
      problems {
        field
        code
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateUserMutation, UpdateUserMutationVariables>;
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../gql/schema';

export type ProblemPartsFragment = { code: string, message: string, field: string | null, retryAt: string | null, reference: string };

export type StepPromptParts_DuoChoicePrompt_Fragment = { __typename: 'DuoChoicePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

export type StepPromptParts_DuoEnrollmentCodePrompt_Fragment = { __typename: 'DuoEnrollmentCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

export type StepPromptParts_DuoEnrollmentPrompt_Fragment = { __typename: 'DuoEnrollmentPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

export type StepPromptParts_DuoRememberPrompt_Fragment = { __typename: 'DuoRememberPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

export type StepPromptParts_DuoUniversalPrompt_Fragment = { __typename: 'DuoUniversalPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

export type StepPromptParts_DuoWaitPrompt_Fragment = { __typename: 'DuoWaitPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

export type StepPromptParts_NewPasswordPrompt_Fragment = { __typename: 'NewPasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

export type StepPromptParts_PasswordPrompt_Fragment = { __typename: 'PasswordPrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

export type StepPromptParts_RecoveryCodePrompt_Fragment = { __typename: 'RecoveryCodePrompt', module: string, title: string, pollAfterMs: number | null, fields: Array<{ name: string, kind: Types.PromptFieldKind, label: string, required: boolean, autocomplete: string | null, value: string | null, options: Array<{ value: string, label: string }> }> };

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

import type { StartLogonInput, StepAnswer } from '../../../gql/schema.ts'
import { problemParts, stepPromptParts } from '../../../module-contract/prompt.logon.ts'
import { consoleModules } from '../../../modules/index.ts'
import {
  cancelLogonDocument,
  finishLogonDocument,
  logonChangedDocument,
  logonParts,
  readLogonDocument,
  startLogonDocument,
  submitStepDocument,
  whoIsLoggedOnDocument,
} from './logon.documents.ts'
import type {
  CancelLogonMutation,
  CancelLogonMutationVariables,
  FinishLogonMutation,
  FinishLogonMutationVariables,
  LogonPartsFragment,
  ReadLogonQuery,
  ReadLogonQueryVariables,
  StartLogonMutation,
  StartLogonMutationVariables,
  SubmitStepMutation,
  SubmitStepMutationVariables,
  WhoIsLoggedOnQuery,
  WhoIsLoggedOnQueryVariables,
} from './gql/logon.documents.ts'
import { request } from './request.ts'

const moduleFragments = consoleModules.flatMap((module) => module.fragments)
const spreads = moduleFragments.map((text) => `...${/fragment\s+(\w+)/.exec(text)![1]}`).join(' ')

/** An operation with all fragments it needs, including those of the modules. */
const withFragments = (operation: string): string =>
  [
    operation,
    logonParts,
    problemParts,
    stepPromptParts.replace('__typename', `__typename ${spreads}`),
    ...moduleFragments,
  ].join('\n')

const startText = withFragments(startLogonDocument)
const submitText = withFragments(submitStepDocument)
const finishText = withFragments(finishLogonDocument)
const readText = withFragments(readLogonDocument)
export const logonChangedText = withFragments(logonChangedDocument)

export type Logon = LogonPartsFragment

export const startLogon = async (input: StartLogonInput): Promise<Logon> =>
  (await request<StartLogonMutation, StartLogonMutationVariables>(startText, { input })).startLogon

export const submitStep = async (token: string, answer: StepAnswer): Promise<Logon> =>
  (await request<SubmitStepMutation, SubmitStepMutationVariables>(submitText, { input: { token, answer } })).submitStep

export const finishLogon = async (token: string): Promise<Logon> =>
  (await request<FinishLogonMutation, FinishLogonMutationVariables>(finishText, { token })).finishLogon

export const cancelLogon = async (token: string): Promise<boolean> =>
  (await request<CancelLogonMutation, CancelLogonMutationVariables>(cancelLogonDocument, { token })).cancelLogon

/** With `waitSeconds`, it waits until the logon has left the token's state. Changes nothing. */
export const readLogon = async (token: string, waitSeconds = 0, signal?: AbortSignal): Promise<Logon> =>
  (await request<ReadLogonQuery, ReadLogonQueryVariables>(readText, { token, waitSeconds }, { signal, waitSeconds }))
    .logon

/** The user of this browser's session; null without one. */
export const findWhoIsLoggedOn = async (): Promise<NonNullable<WhoIsLoggedOnQuery['viewer']>['user'] | null> =>
  (await request<WhoIsLoggedOnQuery, WhoIsLoggedOnQueryVariables>(whoIsLoggedOnDocument, {})).viewer?.user ?? null

import { ApolloLink } from '@apollo/client/core'
import { from, mergeMap, of } from 'rxjs'
import type { Reauthentication, ReauthenticationReason } from './reauthentication.ts'

const REASONS: Readonly<Record<string, ReauthenticationReason>> = {
  REAUTH_REQUIRED: 'logon-too-old',
  UNAUTHENTICATED: 'session-ended',
}

function findReason({ errors }: ApolloLink.Result): ReauthenticationReason | null {
  const codes = errors?.map((error) => String(error.extensions?.['code'])) ?? []
  return codes.map((code) => REASONS[code]).find((reason) => reason !== undefined) ?? null
}

/**
 * Repeats a request once after a new logon, if the server refused it because the logon is too old or the session has ended. If the user
 * cancels, the server's refusal stands.
 */
export function createReauthenticationLink(reauthentication: Reauthentication): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const confirmed = async (reason: ReauthenticationReason) => (await reauthentication.ask(reason)) === 'confirmed'
    return forward(operation).pipe(
      mergeMap((result) => {
        const reason = findReason(result)
        return reason === null
          ? of(result)
          : from(confirmed(reason)).pipe(mergeMap((isConfirmed) => (isConfirmed ? forward(operation) : of(result))))
      }),
    )
  })
}

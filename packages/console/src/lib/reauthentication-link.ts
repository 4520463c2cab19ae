import { ApolloLink } from '@apollo/client/core'
import { from, mergeMap, of } from 'rxjs'
import type { Reauthentication } from './reauthentication.ts'

const isReauthRequired = ({ errors }: ApolloLink.Result): boolean => errors?.some((error) => error.extensions?.['code'] === 'REAUTH_REQUIRED') ?? false

/** Has whoever makes a sensitive change with an old logon log on again, and then makes it, once. Given up, the server's refusal stands. */
export function createReauthenticationLink(reauthentication: Reauthentication): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const confirmed = async () => (await reauthentication.ask()) === 'confirmed'
    return forward(operation).pipe(
      mergeMap((result) => (isReauthRequired(result) ? from(confirmed()).pipe(mergeMap((isConfirmed) => (isConfirmed ? forward(operation) : of(result)))) : of(result))),
    )
  })
}

import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client/core'
import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { ErrorLink } from '@apollo/client/link/error'
import { HttpLink } from '@apollo/client/link/http'
import { POSSIBLE_TYPES } from './possible-types.ts'
import type { Reauthentication } from './reauthentication.ts'
import { createReauthenticationLink } from './reauthentication-link.ts'

interface ApolloClientOptions {
  /** Called when a request fails for lack of a session. The caller still gets the error. */
  onUnauthenticated: () => void
  reauthentication: Reauthentication
}

export function createApolloClient({ onUnauthenticated, reauthentication }: ApolloClientOptions): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([
      new ErrorLink(({ error }) => {
        if (
          CombinedGraphQLErrors.is(error) &&
          error.errors.some((each) => each.extensions?.['code'] === 'UNAUTHENTICATED')
        )
          onUnauthenticated()
      }),
      createReauthenticationLink(reauthentication),
      // Looked up on each call, so that a test can replace the network.
      new HttpLink({ uri: '/graphql', credentials: 'same-origin', fetch: (input, init) => fetch(input, init) }),
    ]),
    cache: new InMemoryCache({
      possibleTypes: POSSIBLE_TYPES,
      typePolicies: {
        Viewer: { merge: true },
        Role: { keyFields: ['name'] },
        AccessType: { keyFields: ['key'] },
        Scheme: { keyFields: ['key'], fields: { versions: { merge: false } } },
        // A step's ID and a version's number are unique only within their scheme.
        SchemeStep: { keyFields: false },
        SchemeVersion: { keyFields: false },
        // A singleton.
        PublicationPolicy: { keyFields: [] },
        // A review requests fewer fields than its page.
        LockoutVerdict: { merge: true },
        ModuleSettings: { keyFields: ['module', ['id']] },
        Query: { fields: { mySessions: { merge: false }, myLogons: { merge: false } } },
      },
    }),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  })
}

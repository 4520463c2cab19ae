import { ApolloProvider } from '@apollo/client/react'
import { MantineProvider } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { RouterProvider } from 'react-router/dom'
import { createApolloClient } from '../lib/client/apollo-client.ts'
import { goToLogon } from '../lib/client/logon-redirect.ts'
import { Reauthentication } from '../lib/client/reauthentication.ts'
import { adminTheme, adminVariables } from './admin-theme.ts'
import { ReauthenticationContext } from './reauthentication/reauthentication-context.ts'
import { createRouter } from './router.tsx'

// Toasts load after the page; one that is shown earlier waits in the store.
const Toasts = lazy(async () => ({ default: (await import('./toasts.tsx')).Toasts }))

const reauthentication = new Reauthentication()
const apolloClient = createApolloClient({ onUnauthenticated: () => goToLogon(), reauthentication })
const router = createRouter()

export function App() {
  return (
    <MantineProvider theme={adminTheme} cssVariablesResolver={adminVariables} defaultColorScheme="auto">
      <ApolloProvider client={apolloClient}>
        <Suspense fallback={null}>
          <Toasts />
        </Suspense>
        <ReauthenticationContext value={reauthentication}>
          <RouterProvider router={router} />
        </ReauthenticationContext>
      </ApolloProvider>
    </MantineProvider>
  )
}

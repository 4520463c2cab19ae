import { ApolloProvider } from '@apollo/client/react'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { RouterProvider } from 'react-router/dom'
import { createApolloClient } from '../lib/apollo-client.ts'
import { goToLogon } from '../lib/logon-redirect.ts'
import { theme } from '../theme/theme.ts'
import { createRouter } from './router.tsx'

const apolloClient = createApolloClient({ onUnauthenticated: () => goToLogon() })
const router = createRouter()

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <ApolloProvider client={apolloClient}>
        <Notifications position="bottom-right" containerWidth={420} />
        <RouterProvider router={router} />
      </ApolloProvider>
    </MantineProvider>
  )
}

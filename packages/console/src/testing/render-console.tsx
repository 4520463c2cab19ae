import { ApolloProvider } from '@apollo/client/react'
import { MantineProvider } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { configure, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { createApolloClient } from '../lib/client/apollo-client.ts'
import { Reauthentication } from '../lib/client/reauthentication.ts'
import { adminTheme } from '../app/admin-theme.ts'
import { ReauthenticationContext } from '../app/reauthentication/reauthentication-context.ts'
import { routes } from '../app/router.tsx'
import { Toasts } from '../app/toasts.tsx'

// A slow machine must only make these tests slow.
configure({ asyncUtilTimeout: 60_000 })

/** Renders the whole console at an address. `left` counts how often it went to the logon page by itself. */
export function renderConsole(path: string) {
  notifications.clean()
  const state = { left: 0 }
  const reauthentication = new Reauthentication()
  const client = createApolloClient({ onUnauthenticated: () => state.left++, reauthentication })
  const router = createMemoryRouter(routes, { initialEntries: [path] })
  render(
    <MantineProvider theme={adminTheme} env="test">
      <ApolloProvider client={client}>
        <Toasts />
        <ReauthenticationContext value={reauthentication}>
          <RouterProvider router={router} />
        </ReauthenticationContext>
      </ApolloProvider>
    </MantineProvider>,
  )
  return { user: userEvent.setup({ delay: null }), router, state }
}

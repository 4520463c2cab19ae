import { useQuery } from '@apollo/client/react'
import { Center, Container } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { ProblemNotice } from '../components/feedback/problem-notice.tsx'
import { ViewerDocument } from '../lib/client/gql/viewer.ts'
import { goToLogon } from '../lib/client/logon-redirect.ts'
import { toProblem } from '../lib/client/problem.ts'
import { ViewerContext } from '../lib/client/viewer.ts'
import { AppLoading } from './app-loading.tsx'
import { ReauthenticationGate } from './reauthentication/reauthentication-gate.tsx'

/** Shows the console to users with a session. Everyone else goes to the logon page, which leads back here. */
export function ViewerGate({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useQuery(ViewerDocument, { fetchPolicy: 'cache-first' })
  const isLoggedOff = data?.viewer === null || (error !== undefined && toProblem(error).code === 'UNAUTHENTICATED')
  useEffect(() => {
    if (isLoggedOff) goToLogon()
  }, [isLoggedOff])

  if (data?.viewer)
    return (
      <ViewerContext value={data.viewer}>
        <ReauthenticationGate />
        {children}
      </ViewerContext>
    )
  if (error && !isLoggedOff)
    return (
      <Center component="main" mih="100vh">
        <Container size="xs">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </Container>
      </Center>
    )
  return <AppLoading />
}

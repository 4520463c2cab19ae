import { useQuery } from '@apollo/client/react'
import { Grid, SimpleGrid, Skeleton, Stack } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { EventList } from '../../components/audit/event-list.tsx'
import { PageHeader } from '../../components/page/page-header.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { DashboardDocument } from './gql/dashboard.ts'
import { useViewer } from '../../lib/client/viewer.ts'
import { CurrentLogonPanel } from './current-logon-panel.tsx'
import { MyBrowsersPanel } from './my-browsers-panel.tsx'
import { MySessionsPanel } from './my-sessions-panel.tsx'
import { WhoAmIPanel } from './who-am-i-panel.tsx'

// The rest of the page does not wait for the form and its inputs.
const ChangePasswordPanel = lazy(async () => ({
  default: (await import('./change-password-panel.tsx')).ChangePasswordPanel,
}))

const RecoveryCodesPanel = lazy(async () => ({
  default: (await import('./recovery-codes-panel.tsx')).RecoveryCodesPanel,
}))

/** Where a completed logon leads: the user's account, sessions, recent logons and password. */
export function DashboardPage() {
  const { user } = useViewer()
  const { data, error, refetch } = useQuery(DashboardDocument)
  const viewer = data?.viewer
  return (
    <>
      <PageHeader
        title={`Hello, ${user.displayName || user.username}`}
        description="Your account and its recent activity."
      />
      <Stack gap="lg">
        {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <WhoAmIPanel user={viewer?.user ?? user} />
          <CurrentLogonPanel session={viewer?.session} isLoading={!data && !error} />
        </SimpleGrid>
        <MySessionsPanel sessions={data?.mySessions} hasFailed={!data && Boolean(error)} />
        {user.roles.includes('administrator') && (
          <Suspense fallback={<Skeleton height={120} />}>
            <RecoveryCodesPanel />
          </Suspense>
        )}
        <MyBrowsersPanel browsers={data?.myRememberedBrowsers} />
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Panel
              title="My recent logons"
              description="If one of these was not you, change your password and end all other sessions."
              isFlush>
              {data ? (
                <EventList label="My recent logons" events={data.myLogons} />
              ) : (
                !error && <Skeleton height={160} m="lg" w="auto" />
              )}
            </Panel>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Suspense fallback={<Skeleton height={420} />}>
              <ChangePasswordPanel onChanged={() => void refetch()} username={user.username} />
            </Suspense>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  )
}

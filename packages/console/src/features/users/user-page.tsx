import { useQuery } from '@apollo/client/react'
import { Badge, Button, SimpleGrid, Skeleton, Stack } from '@mantine/core'
import { IconUserOff } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { BackLink } from '../../components/page/back-link.tsx'
import { EmptyList } from '../../components/page/empty-list.tsx'
import { PageHeader } from '../../components/page/page-header.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { UserDocument } from './gql/users.ts'
import { usePermission } from '../../lib/client/viewer.ts'
import { EnablePanel } from './enable-panel.tsx'
import { EnrollmentsPanel } from './enrollments-panel.tsx'
import { ProfilePanel } from './profile-panel.tsx'
import { SetPasswordPanel } from './set-password-panel.tsx'
import { RememberedBrowsersPanel } from './remembered-browsers-panel.tsx'
import { ModulePanels } from './module-panels.tsx'
import { UnlockPanel } from './unlock-panel.tsx'
import { AuditPanel } from './audit-panel.tsx'
import { SessionsPanel } from './sessions-panel.tsx'

/** Everything about one user. */
export function UserPage() {
  const { id = '' } = useParams()
  const canWrite = usePermission('users:write')
  const canSeeSessions = usePermission('sessions:read')
  const canSeeAudit = usePermission('audit:read')
  const { data, error, refetch } = useQuery(UserDocument, { variables: { id } })
  const user = data?.user

  const back = <BackLink to="/users">Users</BackLink>
  if (user === null)
    return (
      <>
        <PageHeader title="User not found" above={back} />
        <EmptyList
          icon={IconUserOff}
          title="No user at this address"
          action={
            <Button component={Link} to="/users" variant="default">
              All users
            </Button>
          }>
          The link may be old or mistyped.
        </EmptyList>
      </>
    )
  return (
    <>
      <PageHeader
        title={user ? user.username : 'User'}
        above={back}
        description={user?.displayName}
        actions={
          user && (
            <Badge size="lg" variant="light" color={user.enabled ? 'teal' : 'gray'}>
              {user.enabled ? 'Enabled' : 'Disabled'}
            </Badge>
          )
        }
      />
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!user && !error && <Skeleton height={320} />}
      {user && (
        <Stack gap="lg">
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
            <Stack gap="lg">
              {user.lockedForGood && <UnlockPanel user={user} canWrite={canWrite} />}
              <ProfilePanel key={user.id} user={user} canWrite={canWrite} />
              {canWrite && <EnablePanel user={user} />}
              <EnrollmentsPanel user={user} canWrite={canWrite} />
            </Stack>
            <Stack gap="lg">
              {canWrite && <SetPasswordPanel user={user} />}
              {canWrite && <ModulePanels user={user} />}
              <RememberedBrowsersPanel user={user} canWrite={canWrite} />
            </Stack>
          </SimpleGrid>
          {canSeeSessions && <SessionsPanel user={user} />}
          {canSeeAudit && <AuditPanel username={user.username} />}
        </Stack>
      )}
    </>
  )
}

import { Button, Stack } from '@mantine/core'
import { IconApps, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApplicationView } from '../../contract/applications.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorNotice } from '../components/error-notice.tsx'
import { LoadingRows } from '../components/loading-rows.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { useControl } from '../control/use-control.ts'
import { ApplicationCard } from './applications/card.tsx'
import { ProtectApplicationModal } from './applications/protect-modal.tsx'

export function ApplicationsPage() {
  const [isProtecting, setIsProtecting] = useState(false)
  const { value: applications, error, refresh } = useControl<ApplicationView[]>('/applications', ['applications'])
  const protect = (
    <Button size="md" leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={() => setIsProtecting(true)}>
      Protect an application
    </Button>
  )

  return (
    <Stack gap="xl">
      <PageHeader title="Applications" action={protect}>
        Copy the three values of an application into your authentication server’s Duo settings, as you would from Duo’s
        own admin panel. From then on the server asks this simulator instead of Duo; it has to trust the simulator’s
        certificate, which is{' '}
        <a href="/ca.pem" download>
          ca.pem
        </a>{' '}
        here and in the simulator’s data folder.
      </PageHeader>
      <ErrorNotice error={error} onRetry={refresh} />
      {!applications && !error && <LoadingRows rows={1} height={260} />}
      {applications?.length === 0 && (
        <EmptyState Icon={IconApps} title="No application is protected" action={protect}>
          An application is what an authentication server signs its requests with: an integration key, a secret key and
          the address to send them to.
        </EmptyState>
      )}
      {applications?.map((application) => (
        <ApplicationCard key={application.integrationKey} application={application} />
      ))}
      <ProtectApplicationModal opened={isProtecting} onClose={() => setIsProtecting(false)} />
    </Stack>
  )
}

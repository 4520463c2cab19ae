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
        Copy the three values of an application into the Duo settings of your authentication server, as from Duo’s own
        admin panel. The server then uses this simulator instead of Duo. It must trust the simulator’s certificate:{' '}
        <a href="/ca.pem" download>
          ca.pem
        </a>
        , here or in the simulator’s data folder.
      </PageHeader>
      <ErrorNotice error={error} onRetry={refresh} />
      {!applications && !error && <LoadingRows rows={1} height={260} />}
      {applications?.length === 0 && (
        <EmptyState Icon={IconApps} title="No protected applications" action={protect}>
          An application gives an authentication server an integration key, a secret key and the address of this API.
        </EmptyState>
      )}
      {applications?.map((application) => (
        <ApplicationCard key={application.integrationKey} application={application} />
      ))}
      <ProtectApplicationModal opened={isProtecting} onClose={() => setIsProtecting(false)} />
    </Stack>
  )
}

import { Button, NativeSelect, Stack } from '@mantine/core'
import type { ApplicationView } from '../../contract/applications.ts'
import type { Policy } from '../../contract/policy.ts'
import { ErrorNotice } from '../components/error-notice.tsx'
import { LoadingRows } from '../components/loading-rows.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { useToast } from '../components/toasts.tsx'
import { controlRequest } from '../control/request.ts'
import { useAction } from '../control/use-action.ts'
import { useControl } from '../control/use-control.ts'
import { navigate, useSearchParameter } from '../navigation/navigate.ts'
import { PolicyForm } from './policies/form.tsx'

export function PoliciesPage() {
  const toast = useToast()
  const integrationKey = useSearchParameter('application')
  const path = integrationKey ? `/policy?integrationKey=${encodeURIComponent(integrationKey)}` : '/policy'
  const { value: policy, error, refresh } = useControl<Policy>(path, ['policy'])
  const { value: applications } = useControl<ApplicationView[]>('/applications', ['applications'])

  const follow = useAction(async () => {
    await controlRequest('DELETE', path)
    toast('The application follows “All applications” in everything')
    refresh()
  })

  return (
    <Stack gap="xl">
      <PageHeader title="Policies">
        What this Duo asks of people. A change counts from the next request on; requests that are on a phone already go
        on as they began.
      </PageHeader>
      <NativeSelect
        label="Applies to"
        description="What isn’t changed for an application follows “All applications”."
        size="md"
        maw={420}
        value={integrationKey}
        data={[
          { value: '', label: 'All applications' },
          ...(applications ?? []).map(({ integrationKey: key, name }) => ({ value: key, label: name })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          navigate(chosen ? `/policies?application=${encodeURIComponent(chosen)}` : '/policies', { replace: true })
        }}
      />
      {integrationKey && (
        <Button
          variant="default"
          size="md"
          style={{ alignSelf: 'flex-start' }}
          loading={follow.busy}
          onClick={() => void follow.run()}>
          Follow “All applications” in everything
        </Button>
      )}
      <ErrorNotice error={error ?? follow.error} onRetry={refresh} />
      {!policy && !error && <LoadingRows rows={4} height={120} />}
      {policy && <PolicyForm key={path} path={path} policy={policy} onSaved={refresh} />}
    </Stack>
  )
}

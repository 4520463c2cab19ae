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
    toast('Overrides removed')
    refresh()
  })

  return (
    <Stack gap="xl">
      <PageHeader title="Policies">
        Rules for users of this Duo. A change applies from the next request. Requests already on a phone aren’t
        affected.
      </PageHeader>
      <NativeSelect
        label="Applies to"
        description="An application follows “All applications” except for its overrides."
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
          Remove all overrides
        </Button>
      )}
      <ErrorNotice error={error ?? follow.error} onRetry={refresh} />
      {!policy && !error && <LoadingRows rows={4} height={120} />}
      {policy && <PolicyForm key={path} path={path} policy={policy} onSaved={refresh} />}
    </Stack>
  )
}

import { useQuery } from '@apollo/client/react'
import { Skeleton, Stack, Tabs } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Navigate, useNavigate, useParams } from 'react-router'
import { PageHeader } from '../../components/page/page-header.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { AllSettingsDocument } from './gql/settings.ts'
import { ModuleSettingsPanel } from './module-settings-panel.tsx'

/** A tab for each module that has settings. */
export function SettingsPage() {
  const { module: moduleId } = useParams()
  const navigate = useNavigate()
  // Editing must start from the server's current values, never from those this window loaded earlier.
  const { data, error, refetch } = useQuery(AllSettingsDocument, {
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  })
  const tabs = data?.settings.filter(({ module }) => module.settings.length > 0)
  const current = tabs?.find(({ module }) => module.id === moduleId)

  if (tabs?.[0] && !current)
    return <Navigate to={`/authentication/settings/${encodeURIComponent(tabs[0].module.id)}`} replace />
  return (
    <>
      <PageHeader title="Settings" description="How each module works in all schemes that use it." />
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : !tabs ? (
        <Stack>
          <Skeleton height={36} width={280} />
          <Skeleton height={320} />
        </Stack>
      ) : (
        current && (
          <Tabs
            value={current.module.id}
            onChange={(id) => id && void navigate(`/authentication/settings/${encodeURIComponent(id)}`)}
            keepMounted={false}
            activateTabWithKeyboard={false}>
            <Tabs.List mb="lg" aria-label="Modules">
              {tabs.map(({ module }) => (
                <Tabs.Tab
                  key={module.id}
                  value={module.id}
                  rightSection={
                    module.configured ? null : (
                      <IconAlertTriangle
                        size={16}
                        color="var(--mantine-color-orange-filled)"
                        aria-label="not set up yet"
                        role="img"
                      />
                    )
                  }>
                  {module.title}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {tabs.map((settings) => (
              <Tabs.Panel key={settings.module.id} value={settings.module.id}>
                <ModuleSettingsPanel settings={settings} onReload={() => refetch()} />
              </Tabs.Panel>
            ))}
          </Tabs>
        )
      )}
    </>
  )
}

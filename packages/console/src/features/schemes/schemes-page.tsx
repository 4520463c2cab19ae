import { useQuery } from '@apollo/client/react'
import { Tabs } from '@mantine/core'
import { Navigate, useNavigate, useParams } from 'react-router'
import { PageHeader } from '../../components/page/page-header.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { SchemesAndModulesDocument } from './gql/schemes.ts'
import { SchemeLoader } from './scheme-loader.tsx'
import { SchemeSkeleton } from './scheme-skeleton.tsx'

const toPath = (key: string) => `/authentication/schemes/${encodeURIComponent(key)}`

/** A tab for each access type, with its scheme. */
export function SchemesPage() {
  const { key } = useParams()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(SchemesAndModulesDocument, {
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  })
  // The built-in recovery scheme can't be changed.
  const schemes = data?.schemes.filter((scheme) => scheme.editable)
  const current = schemes?.find((scheme) => scheme.key === key)

  if (schemes?.[0] && !current) return <Navigate to={toPath(schemes[0].key)} replace />
  return (
    <>
      <PageHeader
        title="Schemes"
        description="The steps of a logon, for each access type. Nothing changes until you save."
      />
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : !data || !schemes ? (
        <SchemeSkeleton />
      ) : (
        current && (
          <Tabs
            value={current.key}
            onChange={(next) => next && void navigate(toPath(next))}
            keepMounted={false}
            activateTabWithKeyboard={false}>
            <Tabs.List mb="lg" aria-label="Access types">
              {schemes.map((scheme) => (
                <Tabs.Tab key={scheme.key} value={scheme.key}>
                  {scheme.name}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {schemes.map((scheme) => (
              <Tabs.Panel key={scheme.key} value={scheme.key}>
                <SchemeLoader schemeKey={scheme.key} modules={data.modules} />
              </Tabs.Panel>
            ))}
          </Tabs>
        )
      )}
    </>
  )
}

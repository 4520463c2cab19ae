import { useQuery } from '@apollo/client/react'
import { Button, SegmentedControl } from '@mantine/core'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { Suspense, lazy, useState } from 'react'
import { EmptyList } from '../../components/page/empty-list.tsx'
import { ListPanel } from '../../components/page/list-panel.tsx'
import { PageHeader } from '../../components/page/page-header.tsx'
import { ApiTokensDocument } from './gql/api-tokens.ts'
import { useUrlFilters } from '../../lib/page/use-url-filters.ts'
import { usePermission } from '../../lib/client/viewer.ts'
import { ApiTokenTable } from './api-token-table.tsx'

const CreateApiTokenDrawer = lazy(async () => ({
  default: (await import('./create-api-token-drawer.tsx')).CreateApiTokenDrawer,
}))

/** Tokens by which scripts call the API: one's own, and everybody's for those who may see them. */
export function ApiTokensPage() {
  const canSeeAll = usePermission('sessions:read')
  const { filters, setFilters } = useUrlFilters(['of'])
  const all = canSeeAll && filters.of === 'everybody'
  const { data, error, refetch } = useQuery(ApiTokensDocument, { variables: { all } })
  const [isCreating, setCreating] = useState(false)
  const createButton = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setCreating(true)}>
      Make a token
    </Button>
  )
  return (
    <>
      <PageHeader
        title="API tokens"
        description="For scripts that call the API, such as the sallyport command. A token never may more than its maker."
        actions={data && data.apiTokens.length > 0 && createButton}
      />
      {canSeeAll && (
        <SegmentedControl
          mb="md"
          aria-label="Whose tokens"
          data={[
            { value: 'own', label: 'My own' },
            { value: 'everybody', label: 'Everybody’s' },
          ]}
          value={all ? 'everybody' : 'own'}
          onChange={(of) => setFilters({ of: of === 'own' ? '' : of })}
        />
      )}
      <ListPanel
        error={!data && error}
        onRetry={refetch}
        empty={
          data?.apiTokens.length === 0 && (
            <EmptyList icon={IconKey} title="There are no tokens" action={createButton}>
              A script sends its token as “Authorization: Bearer …”. Give it only the permissions that it needs, and a
              day on which it ends.
            </EmptyList>
          )
        }>
        <ApiTokenTable tokens={data?.apiTokens} showsOwner={all} />
      </ListPanel>
      <Suspense fallback={null}>{isCreating && <CreateApiTokenDrawer onClose={() => setCreating(false)} />}</Suspense>
    </>
  )
}

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

/** Tokens with which scripts call the API: the user's own and, with the permission, everyone's. */
export function ApiTokensPage() {
  const canSeeAll = usePermission('sessions:read')
  const { filters, setFilters } = useUrlFilters(['of'])
  const all = canSeeAll && filters.of === 'everyone'
  const { data, error, refetch } = useQuery(ApiTokensDocument, { variables: { all } })
  const [isCreating, setCreating] = useState(false)
  const createButton = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setCreating(true)}>
      Create token
    </Button>
  )
  return (
    <>
      <PageHeader
        title="API tokens"
        description="For scripts that call the API, such as the sallyport command. A token can never do more than the person who created it."
        actions={data && data.apiTokens.length > 0 && createButton}
      />
      {canSeeAll && (
        <SegmentedControl
          mb="md"
          aria-label="Owner"
          data={[
            { value: 'own', label: 'My tokens' },
            { value: 'everyone', label: 'All tokens' },
          ]}
          value={all ? 'everyone' : 'own'}
          onChange={(of) => setFilters({ of: of === 'own' ? '' : of })}
        />
      )}
      <ListPanel
        error={!data && error}
        onRetry={refetch}
        empty={
          data?.apiTokens.length === 0 && (
            <EmptyList icon={IconKey} title="No tokens" action={createButton}>
              A script sends its token as “Authorization: Bearer …”. Grant only the permissions it needs, and let it
              expire.
            </EmptyList>
          )
        }>
        <ApiTokenTable tokens={data?.apiTokens} showsOwner={all} />
      </ListPanel>
      <Suspense fallback={null}>{isCreating && <CreateApiTokenDrawer onClose={() => setCreating(false)} />}</Suspense>
    </>
  )
}

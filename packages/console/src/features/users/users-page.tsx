import { useQuery } from '@apollo/client/react'
import { Anchor, Badge, Button, Text } from '@mantine/core'
import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { Suspense, lazy } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { type Column, DataTable } from '../../components/table/data-table.tsx'
import { PageHeader } from '../../components/page/page-header.tsx'
import { Pager } from '../../components/table/pager.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { RoleBadges } from '../../components/people/role-badges.tsx'
import { SearchedList } from '../../components/table/searched-list.tsx'
import type { UserRowFragment } from '../../lib/documents/gql/fragments.ts'
import { UsersDocument } from './gql/users.ts'
import { useCursorPages } from '../../lib/page/use-cursor-pages.ts'
import { useUrlFilters } from '../../lib/page/use-url-filters.ts'
import { usePermission } from '../../lib/client/viewer.ts'

const CreateUserDrawer = lazy(async () => ({ default: (await import('./create-user-drawer.tsx')).CreateUserDrawer }))

const PAGE_SIZE = 25

const COLUMNS: readonly Column<UserRowFragment>[] = [
  {
    label: 'User',
    isTitle: true,
    render: (user) => (
      <div>
        <Anchor component={Link} to={`/users/${user.id}`} fw={500} size="sm">
          {user.username}
        </Anchor>
        {user.displayName && (
          <Text size="xs" c="dimmed">
            {user.displayName}
          </Text>
        )}
      </div>
    ),
  },
  { label: 'Email', render: (user) => user.email ?? '' },
  { label: 'Roles', render: (user) => <RoleBadges roles={user.roles} /> },
  {
    label: 'State',
    render: (user) => (
      <Badge variant="light" color={user.enabled ? 'teal' : 'gray'}>
        {user.enabled ? 'Enabled' : 'Disabled'}
      </Badge>
    ),
  },
  { label: 'Last logon', render: (user) => (user.lastLogonAt ? <RelativeTime at={user.lastLogonAt} /> : 'never') },
]

export function UsersPage() {
  const navigate = useNavigate()
  const { filters, setFilters } = useUrlFilters(['search'])
  const [params, setParams] = useSearchParams()
  const pages = useCursorPages()
  const canWrite = usePermission('users:write')
  const { data, error, refetch } = useQuery(UsersDocument, {
    variables: { first: PAGE_SIZE, after: pages.after, search: filters.search || null },
  })
  const users = data?.users

  // In the address, so that other pages can link to it.
  const isCreating = canWrite && params.has('create')
  const setCreating = (creating: boolean) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        if (creating) next.set('create', '')
        else next.delete('create')
        return next
      },
      { replace: true },
    )

  const createButton = canWrite && (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setCreating(true)}>
      Create user
    </Button>
  )
  return (
    <>
      <PageHeader title="Users" description="Everyone who can log on, and their roles." actions={createButton} />
      <SearchedList
        label="Search users"
        placeholder="Username, name or email"
        search={filters.search}
        onSearch={(search) => setFilters({ search })}
        icon={IconUsers}
        isEmpty={users?.nodes.length === 0}
        noMatch={{ title: 'No matching users', hint: 'Try part of the username, the name or the email address.' }}
        error={!data && error}
        onRetry={refetch}>
        <DataTable
          caption="Users"
          columns={COLUMNS}
          rows={users?.nodes}
          toKey={(user) => user.id}
          onOpen={(user) => void navigate(`/users/${user.id}`)}
        />
      </SearchedList>
      <Pager pages={pages} pageInfo={users?.pageInfo}>
        {users && users.totalCount > 0 && (users.totalCount === 1 ? '1 user' : `${users.totalCount} users`)}
      </Pager>
      <Suspense fallback={null}>{isCreating && <CreateUserDrawer onClose={() => setCreating(false)} />}</Suspense>
    </>
  )
}

import { useQuery } from '@apollo/client/react'
import { Badge, Button, Group, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Suspense, lazy, useState } from 'react'
import { actionColumn } from '../../components/table/action-column.ts'
import { type Column, DataTable } from '../../components/table/data-table.tsx'
import { ListPanel } from '../../components/page/list-panel.tsx'
import { PageHeader } from '../../components/page/page-header.tsx'
import { type RolePartsFragment, RolesAndTheirUseDocument } from './gql/roles.ts'
import { describePermissions } from '../../lib/words/permission-words.ts'
import { usePermission } from '../../lib/client/viewer.ts'
import { RemoveRoleButton } from './remove-role-button.tsx'

const RoleDrawer = lazy(async () => ({ default: (await import('./role-drawer.tsx')).RoleDrawer }))

/** The built-in roles and those that administrators have added. */
export function RolesPage() {
  const canWrite = usePermission('users:write')
  const { data, error, refetch } = useQuery(RolesAndTheirUseDocument, { fetchPolicy: 'cache-and-network' })
  const [edited, setEdited] = useState<RolePartsFragment | 'new' | null>(null)
  const addButton = canWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      Add role
    </Button>
  )
  const columns: Column<RolePartsFragment>[] = [
    {
      label: 'Role',
      isTitle: true,
      render: (role) => (
        <div>
          <Group gap="xs">
            <Text size="sm" fw={500}>
              {role.title}
            </Text>
            {role.builtIn && <Badge variant="default">Built in</Badge>}
          </Group>
          <Text size="xs" c="dimmed">
            {role.description || role.name}
          </Text>
        </div>
      ),
    },
    { label: 'Permissions', render: ({ permissions }) => <Text size="sm">{describePermissions(permissions)}</Text> },
    { label: 'Used by', render: ({ usedBy }) => describeUse(usedBy) },
    actionColumn(
      (role) =>
        !role.builtIn && (
          <Group gap="xs" justify="flex-end" wrap="nowrap">
            <Button size="xs" variant="default" aria-label={`Edit ${role.title}`} onClick={() => setEdited(role)}>
              Edit
            </Button>
            <RemoveRoleButton role={role} />
          </Group>
        ),
    ),
  ]
  return (
    <>
      <PageHeader
        title="Roles"
        description="Named sets of permissions. A change applies at once to every user with the role."
        actions={addButton}
      />
      <ListPanel error={!data && error} onRetry={refetch}>
        <DataTable
          caption="Roles"
          columns={canWrite ? columns : columns.slice(0, -1)}
          rows={data?.roles}
          toKey={({ name }) => name}
        />
      </ListPanel>
      <Suspense fallback={null}>
        {edited && <RoleDrawer role={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      </Suspense>
    </>
  )
}

function describeUse({ users, accessTypes, invariants }: RolePartsFragment['usedBy']): string {
  const people = users === 0 ? null : users === 1 ? '1 user' : `${users} users`
  return [people, ...accessTypes, ...invariants.map((name) => `“${name}”`)].filter(Boolean).join(', ') || 'not used'
}

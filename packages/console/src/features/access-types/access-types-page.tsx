import { useQuery } from '@apollo/client/react'
import { Anchor, Badge, Button, Group, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Suspense, lazy, useState } from 'react'
import { Link } from 'react-router'
import { actionColumn } from '../../components/table/action-column.ts'
import { type Column, DataTable } from '../../components/table/data-table.tsx'
import { ListPanel } from '../../components/page/list-panel.tsx'
import { PageHeader } from '../../components/page/page-header.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { RoleBadges } from '../../components/people/role-badges.tsx'
import { type AccessTypePartsFragment, AccessTypesDocument } from './gql/access-types.ts'
import { usePermission } from '../../lib/client/viewer.ts'

const AccessTypeDrawer = lazy(async () => ({ default: (await import('./access-type-drawer.tsx')).AccessTypeDrawer }))
const RemoveAccessTypeModal = lazy(async () => ({
  default: (await import('./remove-access-type-modal.tsx')).RemoveAccessTypeModal,
}))

type AccessType = AccessTypePartsFragment

/** The access types, who can log on through them, and how they are used. */
export function AccessTypesPage() {
  const canWrite = usePermission('schemes:write')
  const { data, error, refetch } = useQuery(AccessTypesDocument, { fetchPolicy: 'cache-and-network' })
  const [edited, setEdited] = useState<AccessType | 'new' | null>(null)
  const [removed, setRemoved] = useState<AccessType | null>(null)
  const addButton = canWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      Add access type
    </Button>
  )
  const columns: Column<AccessType>[] = [
    {
      label: 'Access type',
      isTitle: true,
      render: (accessType) => (
        <div>
          <Group gap="xs">
            <Anchor
              component={Link}
              to={`/authentication/schemes/${encodeURIComponent(accessType.scheme)}`}
              size="sm"
              fw={500}>
              {accessType.name}
            </Anchor>
            {accessType.builtIn && <Badge variant="default">Built in</Badge>}
          </Group>
          <Text size="xs" c="dimmed">
            {accessType.key}
          </Text>
        </div>
      ),
    },
    { label: 'Session', render: (accessType) => (accessType.sessionDelivery === 'COOKIE' ? 'cookie' : 'token') },
    { label: 'Roles', render: (accessType) => <Roles accessType={accessType} /> },
    { label: 'Usage', render: ({ usedBy }) => describeUse(usedBy) },
    {
      label: 'Last logon',
      render: ({ usedBy }) => (usedBy.lastLogonAt ? <RelativeTime at={usedBy.lastLogonAt} /> : 'never'),
    },
    actionColumn((accessType) => (
      <Group gap="xs" justify="flex-end" wrap="nowrap">
        <Button
          size="xs"
          variant="default"
          aria-label={`Edit ${accessType.name}`}
          onClick={() => setEdited(accessType)}>
          Edit
        </Button>
        {!accessType.builtIn && (
          <Button
            size="xs"
            variant="default"
            aria-label={`Remove ${accessType.name}`}
            onClick={() => setRemoved(accessType)}>
            Remove
          </Button>
        )}
      </Group>
    )),
  ]
  return (
    <>
      <PageHeader
        title="Access types"
        description="Where logons come from. Each access type has its own scheme and its own rules for who can log on and how long sessions last."
        actions={addButton}
      />
      <ListPanel error={!data && error} onRetry={refetch}>
        <DataTable
          caption="Access types"
          columns={canWrite ? columns : columns.slice(0, -1)}
          rows={data?.accessTypes}
          toKey={({ key }) => key}
        />
      </ListPanel>
      <Suspense fallback={null}>
        {edited && <AccessTypeDrawer accessType={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
        {removed && <RemoveAccessTypeModal accessType={removed} onClose={() => setRemoved(null)} />}
      </Suspense>
    </>
  )
}

function Roles({ accessType }: { accessType: AccessType }) {
  if (accessType.rolesAllowed.length === 0 && accessType.rolesDenied.length === 0) return 'all roles'
  return (
    <Group gap={6}>
      {accessType.rolesAllowed.length > 0 && <RoleBadges roles={accessType.rolesAllowed} />}
      {accessType.rolesDenied.length > 0 && (
        <>
          <Text size="sm">except</Text>
          <RoleBadges roles={accessType.rolesDenied} />
        </>
      )}
    </Group>
  )
}

function describeUse({ openSessions, runningLogons, logonsLast30Days, invariants }: AccessType['usedBy']): string {
  const logons =
    openSessions + runningLogons + logonsLast30Days === 0
      ? ['no logons in 30 days']
      : [
          openSessions > 0 && `${openSessions} open sessions`,
          runningLogons > 0 && `${runningLogons} in progress`,
          `${logonsLast30Days} logons in 30 days`,
        ]
  return [...logons, ...invariants.map((name) => `“${name}”`)].filter(Boolean).join(' · ')
}

import { Button, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import type { UserView } from '../../contract/users.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorNotice } from '../components/error-notice.tsx'
import { LoadingRows } from '../components/loading-rows.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { useControl } from '../control/use-control.ts'
import { setSearchParameter, useSearchParameter } from '../navigation/navigate.ts'
import { AddUserModal } from './users/add-modal.tsx'
import { UserCard } from './users/card.tsx'
import { filterUsers } from './users/filter.ts'

const pageSize = 20

export function UsersPage() {
  const search = useSearchParameter('search')
  const [shown, setShown] = useState(pageSize)
  const [isAdding, setIsAdding] = useState(false)
  const { value: users, error, refresh } = useControl<UserView[]>('/users', ['users'])
  const found = filterUsers(users ?? [], search)
  const add = (
    <Button size="md" leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={() => setIsAdding(true)}>
      Add a user
    </Button>
  )

  return (
    <Stack gap="xl">
      <PageHeader title="Users" action={add}>
        The users of this Duo with their phones and tokens. Users who enroll at a logon are added automatically.
      </PageHeader>
      <ErrorNotice error={error} onRetry={refresh} />
      {!users && !error && <LoadingRows />}
      {users?.length === 0 && (
        <EmptyState Icon={IconUsers} title="No users yet" action={add}>
          Log on to your server as a new user and enroll. The user and the phone then appear here. Or add a user with a
          phone or a hardware token yourself.
        </EmptyState>
      )}
      {users && users.length > 0 && (
        <TextInput
          label="Search users"
          placeholder="Username, ID or phone"
          size="md"
          type="search"
          leftSection={<IconSearch size={18} aria-hidden="true" />}
          value={search}
          onChange={(event) => {
            setSearchParameter('search', event.currentTarget.value)
            setShown(pageSize)
          }}
        />
      )}
      {users && users.length > 0 && (
        <Stack gap="md">
          <span role="status">
            {found.length === users.length
              ? `${users.length} ${users.length === 1 ? 'user' : 'users'}`
              : `${found.length} of ${users.length}`}
          </span>
          {found.slice(0, shown).map((user) => (
            <UserCard key={user.userId} user={user} />
          ))}
          {found.length > shown && (
            <Button variant="default" size="md" onClick={() => setShown(shown + pageSize)}>
              Show {Math.min(pageSize, found.length - shown)} more
            </Button>
          )}
        </Stack>
      )}
      <AddUserModal opened={isAdding} onClose={() => setIsAdding(false)} />
    </Stack>
  )
}

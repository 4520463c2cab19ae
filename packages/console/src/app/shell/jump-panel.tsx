import '@mantine/spotlight/styles.css'
import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight'
import { IconAdjustments, IconRoute, IconSearch, IconUser } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { JumpTargetsDocument } from './gql/shell.ts'
import { usePermission } from '../../lib/client/viewer.ts'
import type { NavigationGroup } from './navigation.ts'

/** Jumps to a page, a module's settings, a scheme or a user. Opens on each new `request`. */
export function JumpPanel({ request, groups }: { request: number; groups: readonly NavigationGroup[] }) {
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const [search] = useDebouncedValue(query.trim(), 200)
  const permissions = {
    schemes: usePermission('schemes:read'),
    settings: usePermission('settings:read'),
    users: usePermission('users:read'),
  }
  const { data, previousData } = useQuery(JumpTargetsDocument, {
    variables: { ...permissions, search: search || null },
  })
  const targets = data ?? previousData
  useEffect(() => spotlight.open(), [request])

  const actions: SpotlightActionGroupData[] = [
    {
      group: 'Pages',
      actions: groups
        .flatMap((group) => group.items)
        .map((item) => ({
          id: item.path,
          label: item.label,
          leftSection: <item.icon size={18} aria-hidden />,
          onClick: () => void navigate(item.path),
        })),
    },
    {
      group: 'Schemes',
      actions: (targets?.schemes ?? []).map((scheme) => ({
        id: `scheme-${scheme.key}`,
        label: `${scheme.name} scheme`,
        leftSection: <IconRoute size={18} aria-hidden />,
        onClick: () => void navigate(`/authentication/schemes/${encodeURIComponent(scheme.key)}`),
      })),
    },
    {
      group: 'Settings',
      actions: (targets?.settings ?? []).map(({ module }) => ({
        id: `settings-${module.id}`,
        label: `${module.title} settings`,
        leftSection: <IconAdjustments size={18} aria-hidden />,
        onClick: () => void navigate(`/authentication/settings/${encodeURIComponent(module.id)}`),
      })),
    },
    {
      group: 'Users',
      actions: (targets?.users?.nodes ?? []).map((user) => ({
        id: `user-${user.id}`,
        label: user.username,
        description: user.displayName ?? undefined,
        leftSection: <IconUser size={18} aria-hidden />,
        onClick: () => void navigate(`/users/${user.id}`),
      })),
    },
  ]
  return (
    <Spotlight
      actions={actions.filter((group) => group.actions.length > 0)}
      query={query}
      onQueryChange={setQuery}
      // The shell listens for the key, which loads this panel.
      shortcut={null}
      nothingFound="Nothing found. Try a page, a username or a module."
      highlightQuery
      scrollable
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: 'Jump to a page, a user, a scheme…',
        'aria-label': 'Jump to',
      }}
    />
  )
}

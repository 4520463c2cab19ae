import { NavLink, Stack, Text } from '@mantine/core'
import { Link, useLocation } from 'react-router'
import { type NavigationGroup, isCurrentPath } from './navigation.ts'

/** The links of the navigation. The current one is marked by more than its color. */
export function NavigationList({ groups, onNavigate }: { groups: readonly NavigationGroup[]; onNavigate: () => void }) {
  const { pathname } = useLocation()
  return (
    <Stack gap="lg">
      {groups.map((group) => (
        <Stack key={group.label ?? 'top'} gap={2} role="group" aria-label={group.label ?? undefined}>
          {group.label && (
            <Text size="xs" fw={600} c="dimmed" px="sm" pb={4} aria-hidden>
              {group.label}
            </Text>
          )}
          {group.items.map((item) => {
            const isCurrent = isCurrentPath(item.path, pathname)
            return (
              <NavLink
                key={item.path}
                component={Link}
                to={item.path}
                label={item.label}
                leftSection={<item.icon size={18} stroke={1.75} aria-hidden />}
                active={isCurrent}
                aria-current={isCurrent ? 'page' : undefined}
                onClick={onNavigate}
                fw={isCurrent ? 600 : undefined}
                style={{ borderRadius: 'var(--mantine-radius-md)', minHeight: 40 }}
              />
            )
          })}
        </Stack>
      ))}
    </Stack>
  )
}
